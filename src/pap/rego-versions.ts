import type { Manifest } from '../engine/bundle.js';

/** Whether a file of a bundle is Rego v0, as its manifest says. Of several patterns that meet, the first counts in their order, as in OPA. */
export function isOldRego({ rego_version = 1, file_rego_versions = {} }: Manifest, name: string): boolean {
  const patterns = Object.keys(file_rego_versions).sort();
  const pattern = patterns.find((each) => globMatches(each, `/${name}`) || globMatches(each, name));
  return (pattern === undefined ? rego_version : file_rego_versions[pattern]) === 0;
}

/** gobwas/glob without separators: `*` and `**` are anything, `?` one character, `[a-z]` and `[!a-z]` classes, `{a,b}` either, `\` plain. */
function globMatches(pattern: string, path: string): boolean {
  const source = pattern.replace(
    /\\(.)|\*+|\?|\[(!?)((?:\\.|[^\]\\])+)\]|[{},]|./gs,
    (token, plain?: string, not?: string, inside?: string) => {
      if (plain !== undefined) return literal(plain);
      if (inside !== undefined) return `[${not === '!' ? '^' : ''}${inside.replace(/[\^[]/g, '\\$&')}]`;
      if (token.startsWith('*')) return '.*';
      return TOKENS[token] ?? literal(token);
    },
  );
  try {
    return new RegExp(`^${source}$`, 's').test(path);
  } catch {
    return false;
  }
}

const TOKENS: Readonly<Partial<Record<string, string>>> = { '?': '.', '{': '(?:', '}': ')', ',': '|' };

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
