/** Definitions of one rule stand together, where the first of them does. */
export function gathered(blocks: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const block of blocks) {
    const name = /^[A-Za-z_]\w*/.exec(block.replace(/^(?:#.*\n)*/, ''))?.[0] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), block]);
  }
  return [...groups.values()].flat();
}
