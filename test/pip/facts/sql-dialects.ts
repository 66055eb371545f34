/** How one dialect cuts a text into statements, as far as quotes and comments go. */
export interface Dialect {
  readonly name: string;
  readonly backslash: boolean;
  readonly hash: boolean;
  /** `--` is a comment only before white space. */
  readonly dashBlank: boolean;
  readonly nested: boolean;
  readonly dollar: boolean;
  readonly brackets: boolean;
  readonly backticks: boolean;
  /** `/*!` is executed. */
  readonly executed: boolean;
}

const plain = {
  backslash: false,
  hash: false,
  dashBlank: false,
  nested: false,
  dollar: false,
  brackets: false,
  backticks: false,
  executed: false,
};

export const DIALECTS: readonly Dialect[] = [
  { ...plain, name: 'PostgreSQL', nested: true, dollar: true },
  { ...plain, name: 'MySQL', backslash: true, hash: true, dashBlank: true, backticks: true, executed: true },
  { ...plain, name: 'SQLite', brackets: true, backticks: true },
  { ...plain, name: 'T-SQL', nested: true, brackets: true },
  { ...plain, name: 'Oracle' },
];

/** The first word of each statement, in lower case; what does not end, ends with the text. */
export function firstWords(text: string, dialect: Dialect): readonly string[] {
  const statements: string[] = [];
  let first: string | undefined;
  for (let at = 0; at < text.length;) {
    const end = skipped(text, at, dialect);
    if (end !== undefined) {
      at = end;
      continue;
    }
    const word = /^[\p{L}_][\p{L}\p{N}_$]*/u.exec(text.slice(at))?.[0];
    if (word !== undefined) first ??= word.toLowerCase();
    if (text[at] === ';') {
      if (first !== undefined) statements.push(first);
      first = undefined;
    }
    at += word?.length ?? 1;
  }
  return first === undefined ? statements : [...statements, first];
}

function skipped(text: string, at: number, dialect: Dialect): number | undefined {
  const rest = text.slice(at);
  const sign = rest[0] ?? '';
  if (/^\s/.test(rest)) return at + 1;
  if ((rest.startsWith('--') && (!dialect.dashBlank || /^--(\s|$)/.test(rest))) || (sign === '#' && dialect.hash))
    return after(text, '\n', at);
  if (rest.startsWith('/*!') && dialect.executed) return at + 3;
  if (rest.startsWith('*/') && dialect.executed) return at + 2;
  if (rest.startsWith('/*')) return dialect.nested ? afterNested(text, at) : after(text, '*/', at + 2);
  const tag = dialect.dollar ? /^\$\w*\$/.exec(rest)?.[0] : undefined;
  if (tag !== undefined) return after(text, tag, at + tag.length);
  if (sign === "'" || sign === '"' || (sign === '`' && dialect.backticks))
    return afterQuote(text, sign, at, dialect.backslash && sign !== '`');
  return sign === '[' && dialect.brackets ? after(text, ']', at) : undefined;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? text.length : at + end.length;
}

function afterNested(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const two = text.slice(at, at + 2);
    if (two === '/*') depth++;
    if (two === '*/') depth--;
    if (two === '/*' || two === '*/') at++;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function afterQuote(text: string, quote: string, from: number, backslash: boolean): number {
  for (let at = from + 1; at < text.length; at++) {
    if (backslash && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}
