const [OPEN, CLOSE, SPACE] = [0x28, 0x29, 0x20];

/** What may stand between two words: a space, punctuation, a line break. */
const GAP = '[^a-z0-9]{1,5}';
export const LONGEST_GAP = 5;
const ANY_WORD = "[a-z0-9']{1,20}";
/** The same beside a word that may be any. A quotation mark is of the word: were it of either, a row of them could be read in more ways than can be tried. */
const APART = "[^a-z0-9']{1,5}";

/** `ignore _2 (previous|all) rules` → words joined by gaps, with up to two in between where it says so. */
export function patternText(phrase: string): string {
  return tokens(phrase)
    .map((token, i, all) => {
      const filler = /^_(\d)$/.exec(token);
      if (filler !== null) return `(?:${ANY_WORD}${APART}){0,${filler[1]}}'{0,3}`;
      const word = token.replaceAll(/ _(\d)/g, `(?:${APART}${ANY_WORD}){0,$1}`).replaceAll(' ', GAP);
      if (token.endsWith(')?')) return `(?:${word.slice(0, -1)}${GAP})?`;
      return i === all.length - 1 || all.slice(i + 1).every((rest) => rest.startsWith('_')) ? word : `${word}${GAP}`;
    })
    .join('');
}

/** The words that a phrase can begin with; undefined where one of them is not written out. */
export function beginnings(phrase: string): readonly string[] | undefined {
  return firstWords(firstToken(phrase));
}

/** Words of which each match has one behind its beginning. */
export interface Later {
  readonly words: readonly string[];
  /** All that may stand before it. */
  readonly before: string;
}

/** What is written out of a phrase behind its first word or group, in order. */
export function laterWords(phrase: string): readonly Later[] {
  const all = tokens(phrase);
  return all.flatMap((token, i) => {
    // A word before what may be left out at the end may go on: no gap is asked for between them.
    const mayGoOn = i < all.length - 1 && all.slice(i + 1).every((rest) => rest.startsWith('_'));
    const words = i === 0 || token.startsWith('_') || mayGoOn ? undefined : firstWords(token);
    return words === undefined ? [] : { words, before: all.slice(0, i).join(' ') };
  });
}

/** Of one word or group the words that it begins with. */
function firstWords(token: string): readonly string[] | undefined {
  const alternatives = isGroup(token) ? split(token.slice(1, -1), '|') : [token];
  const words = alternatives.map((each) => /^([a-z0-9]+)(?:[ ']|$)/.exec(each)?.[1]);
  return words.every((word) => word !== undefined) ? words : undefined;
}

/** What a text must have for the phrase to be in it: of each group that is not left to choice a word that one of its alternatives begins with. */
export function neededWords(phrase: string): readonly string[] {
  return tokens(phrase)
    .filter((token) => !token.startsWith('_') && !token.endsWith('?'))
    .map((token) => (isGroup(token) ? split(token.slice(1, -1), '|') : [token]).map((each) => /^[a-z0-9]+/.exec(each)?.[0] ?? each))
    .map((words) => [...new Set(words)].join('|'));
}

/** One group and nothing beside it. */
function isGroup(token: string): boolean {
  return token.startsWith('(') && token.endsWith(')') && split(token, ')').length === 2;
}

/** Read no further than it goes. */
function firstToken(phrase: string): string {
  const text = phrase.trim();
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) depth += 1;
    else if (code === CLOSE) depth -= 1;
    else if (code === SPACE && depth === 0) return text.slice(0, at);
  }
  return text;
}

function tokens(phrase: string): readonly string[] {
  return split(phrase.trim(), ' ').filter((token) => token !== '');
}

/** Split outside parentheses. */
function split(text: string, separator: string): readonly string[] {
  const found: string[] = [];
  const sought = separator.charCodeAt(0);
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) depth += 1;
    if (code === CLOSE) depth -= 1;
    if (code === sought && depth === 0) {
      found.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, text.slice(from)];
}
