import { isAbsolute, join, normalize, sep } from 'node:path';

const BEYOND_ASCII = /[\u0080-\uffff]/;
/** What nobody sees: HFS+ and some servers take names for the same with and without it. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * What a server may take one text for before it looks at it as a path: some strip blanks and quotes; to some (the filesystem server, APFS) a
 * name is the same in every Unicode normal form, to some in its compatibility form (full-width letters, dots and slashes are plain ones) or without
 * characters that nobody sees; where letter case does not matter `ſ` is an s too.
 */
export function spellings(value: string): readonly string[] {
  if (!BEYOND_ASCII.test(value)) return isBare(value) || bare(value) === value ? [value] : [value, bare(value)];
  const seen = value.replaceAll(UNSEEN, '');
  return withBare([
    value,
    value.normalize('NFC'),
    value.normalize('NFD'),
    value.replaceAll('ſ', 's'),
    seen,
    value.normalize('NFKC'),
    seen.normalize('NFKC'),
  ]);
}

function withBare(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => [text, bare(text)]))];
}

/** Of a text whose first and last characters are neither blanks nor quotes, as those of most are: told without making it again. */
function isBare(text: string): boolean {
  return text !== '' && isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1));
}

function isInk(code: number): boolean {
  return code > SPACE && code !== DOUBLE_QUOTE && code !== QUOTE && code !== BACKTICK;
}

const [SPACE, DOUBLE_QUOTE, QUOTE, BACKTICK] = [0x20, 0x22, 0x27, 0x60];

function bare(text: string): string {
  return text
    .replace(/^[\s"'`]+/, '')
    .trimEnd()
    .replace(/["'`]$/, '');
}

/**
 * The absolute paths that a server may make of one text. With `..` after a symlink the kernel and `path.resolve` disagree, and some
 * servers take `\` for a separator: a prefix holds only if it holds for every reading.
 */
export function readingsOf(start: string, path: string): string[] {
  const absolute = isAbsolute(path) ? path : join(start, sep) + path;
  const found = [normalize(absolute)];
  if (absolute.includes('..')) found.push(absolute);
  if (sep === '/' && path.includes('\\')) found.push(...readingsOf(start, path.replaceAll('\\', '/')));
  return found;
}
