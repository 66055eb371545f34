/** A piece of a word that a shell reads as something else, and what. Each stands at one place of a text (`lastIndex`). */
interface Spelling {
  readonly begins: string;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, isInWord: boolean) => string | undefined;
}

const ESCAPE = /\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([0-7]{1,3})|([a-z'"\\]))/gi;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** `$'\x69d'` (POSIX.1-2024 XCU 2.2.4). */
function ansi(text: string): string {
  return text.replace(ESCAPE, (_: string, hex?: string, unicode?: string, octal?: string, letter?: string): string => {
    const code = hex ?? unicode;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return octal === undefined ? (LETTERS.get(letter ?? '') ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  });
}

const nothing = () => '';

/** The spellings of a word in POSIX shells, bash, cmd.exe and PowerShell that hide its letters, longest first. */
const SPELLINGS: readonly Spelling[] = [
  { begins: '\\', pattern: /\\\r?\n/y, read: nothing },
  { begins: '\\', pattern: /\\([\w/.-])/y, read: ([, letter]) => letter },
  { begins: '\'"', pattern: /(['"])\s{0,4}\+\s{0,4}(['"])/y, read: nothing },
  { begins: '\'"', pattern: /['"]/y, read: nothing },
  { begins: '^', pattern: /\^([\w^])/y, read: ([, letter]) => letter },
  { begins: '$', pattern: /\$'((?:[^'\\\n]|\\[^\n]){0,128})'/y, read: ([, text = '']) => ansi(text) },
  { begins: '$', pattern: /\$"/y, read: nothing },
  { begins: '$', pattern: /\$\{\w{1,24}:?[-=+]([^{}\n]{0,64})\}/y, read: ([, text]) => text },
  { begins: '$', pattern: /\$\{(?:PATH|HOME|PWD|SHELL):0:1\}/y, read: () => '/' },
  {
    begins: '$',
    pattern: /\$\{[\w@*]{1,24}[:#%/^,][^{}\n]{0,32}\}|\$\{[\w@*]{1,24}\}|\$[@*1-9]/y,
    read: (_, isInWord) => (isInWord ? '' : undefined),
  },
  { begins: '$', pattern: /\$\w{1,24}/y, read: (_, isInWord) => (isInWord ? '' : undefined) },
  { begins: '$', pattern: /\$\((?:echo|printf)\s{1,4}(?:-[neE]{1,3}\s{1,4})?['"]?([\w./ -]{1,64})['"]?\)/y, read: ([, text]) => text },
  { begins: '`', pattern: /`(?:echo|printf)\s{1,4}(?:-[neE]{1,3}\s{1,4})?['"]?([\w./ -]{1,64})['"]?`/y, read: ([, text]) => text },
  { begins: '$', pattern: /\$\(\s{0,4}\)/y, read: nothing },
  { begins: '`', pattern: /``/y, read: nothing },
  { begins: '`', pattern: /`(\w[\w-]{0,24}\s)/y, read: ([, rest], isInWord) => (isInWord ? rest : undefined) },
  { begins: '%', pattern: /%comspec%/iy, read: () => 'cmd' },
  { begins: '%', pattern: /%\w{1,24}:~-?\d{1,3}(?:,-?\d{1,3})?%/y, read: nothing },
];

const BY_SIGN: ReadonlyMap<string, readonly Spelling[]> = new Map(
  ['\\', "'", '"', '^', '$', '`', '%'].map((sign) => [sign, SPELLINGS.filter(({ begins }) => begins.includes(sign))]),
);

const WORD_UNIT = /[\w/.-]/;

/** What stands at a place as a shell reads it, and where it ends there; undefined where that is what is written. */
export function spelledAt(text: string, at: number): { readonly end: number; readonly reads: string } | undefined {
  const spellings = BY_SIGN.get(text[at] ?? '');
  if (spellings === undefined) return undefined;
  for (const { pattern, read } of spellings) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const reads = read(match, at > 0 && WORD_UNIT.test(text[at - 1] ?? ''));
    if (reads !== undefined) return { end: at + match[0].length, reads };
  }
  return undefined;
}
