/** The environment variables that policies name (`${env.NAME}`), with their values: a policy follows from them as from its text. */
export function environmentOf(
  texts: readonly Buffer[],
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const names = texts
    .filter((bytes) => bytes.includes('${env.'))
    .flatMap((bytes) => [...bytes.toString('utf8').matchAll(/\$\{env\.([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name = '']) => name));
  return Object.fromEntries([...new Set(names)].toSorted().map((name) => [name, environment[name]]));
}
