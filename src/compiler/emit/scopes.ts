/** A rule's first line: its name, after `default` where it stands. */
const HEAD = /^(?:default )?([A-Za-z_]\w*)(?=[\s([:]|$)/;
const NO_RULE = new Set(['package', 'import']);

/**
 * METADATA stands above the first of a rule's definitions and is about all of them: says so (`scope: document`), since by itself it
 * would be about that one definition. Where several have METADATA of their own, each is about its own.
 */
export function withScopes(text: string): string {
  const lines = text.split('\n');
  const heads = lines.flatMap((line, at) => {
    const name = HEAD.exec(line)?.[1];
    return name === undefined || NO_RULE.has(name) ? [] : [{ name, above: metadataAbove(lines, at) }];
  });
  const documents = new Set(
    [...new Set(heads.map(({ name }) => name))].flatMap((name) => {
      const own = heads.filter((head) => head.name === name);
      const described = own.flatMap(({ above }) => (above === undefined ? [] : [above]));
      return own.length > 1 && described.length === 1 ? described : [];
    }),
  );
  return lines.flatMap((line, at) => (documents.has(at) && lines[at + 1] !== SCOPE ? [line, SCOPE] : [line])).join('\n');
}

const SCOPE = '# scope: document';

/** The line on which the comment above begins, if it is METADATA. */
function metadataAbove(lines: readonly string[], at: number): number | undefined {
  let first = at;
  while (first > 0 && lines[first - 1]?.startsWith('#') === true) first--;
  return lines[first] === '# METADATA' ? first : undefined;
}
