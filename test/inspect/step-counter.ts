/**
 * A backtracking matcher as V8's, slow and plain, that counts its steps, and texts that would make it slow. It reads what detectors may
 * use: no look-around, no back-reference, no repetition over 1000 (what RE2 takes).
 */
export type Pattern =
  | { readonly kind: 'one'; readonly has: (character: string) => boolean; readonly sample: string }
  | { readonly kind: 'place'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'sequence'; readonly nodes: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly nodes: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly node: Pattern; readonly least: number; readonly most: number; readonly lazy: boolean };

const MOST_REPEATED = 1_000;
const ATOM = /\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|./isuy;
const QUANTIFIER = /(?:([?*+])|\{(\d+)(,?)(\d*)\})(\??)/y;
const SAMPLES = [
  ...Array.from('a0 A_-/.:;,=\'"`$(){}[]<>|&%*+?!#@~\\^\n\r\t\0'),
  'z',
  '5',
  'é',
  'я',
  '中',
  '\u200b',
  '\u{e0041}',
  '\ufffd',
  '\ue000',
  '\u061b',
];

export function parsePattern(source: string, flags: string): Pattern {
  let at = 0;
  const unicode = flags.replace(/[gy]/g, '');

  const choice = (): Pattern => {
    const nodes = [sequence()];
    while (source[at] === '|') {
      at += 1;
      nodes.push(sequence());
    }
    return nodes.length === 1 ? (nodes[0] ?? { kind: 'sequence', nodes: [] }) : { kind: 'choice', nodes };
  };
  const sequence = (): Pattern => {
    const nodes: Pattern[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') nodes.push(repeated(atom()));
    return { kind: 'sequence', nodes };
  };
  const repeated = (node: Pattern): Pattern => {
    QUANTIFIER.lastIndex = at;
    const match = QUANTIFIER.exec(source);
    if (match === null) return node;
    at += match[0].length;
    const [, sign, count, comma, end, lazy] = match;
    const least = sign === undefined ? Number(count) : sign === '+' ? 1 : 0;
    const most = sign === '?' ? 1 : sign !== undefined || (comma !== '' && end === '') ? Infinity : Number(end === '' ? count : end);
    if (most !== Infinity && most > MOST_REPEATED) throw new Error(`a repetition up to ${most}: RE2 takes ${MOST_REPEATED}`);
    return { kind: 'repeat', node, least, most, lazy: lazy === '?' };
  };
  const atom = (): Pattern => {
    if (source[at] === '(') {
      const [open = '('] = /^\((?:\?:|\?<[a-z]+>)?/i.exec(source.slice(at)) ?? [];
      if (/^\(\?<?[=!]/.test(source.slice(at))) throw new Error('look-around');
      at += open.length;
      const inner = choice();
      at += 1;
      return inner;
    }
    ATOM.lastIndex = at;
    const [text = ''] = ATOM.exec(source) ?? [];
    at += text.length;
    if (/^\\(?:[1-9]|k<)/.test(text)) throw new Error('a back-reference');
    if (text === '^') return { kind: 'place', holds: (_, place) => place === 0 };
    if (text === '$') return { kind: 'place', holds: (whole, place) => place === whole.length };
    if (text === '\\b' || text === '\\B') return { kind: 'place', holds: (whole, place) => isBoundary(whole, place) === (text === '\\b') };
    return oneOf(text, unicode);
  };
  return choice();
}

type One = Extract<Pattern, { kind: 'one' }>;
const ones = new Map<string, One>();

function oneOf(text: string, flags: string): One {
  const key = `${flags} ${text}`;
  const made = ones.get(key);
  if (made !== undefined) return made;
  const pattern = new RegExp(`^${text}$`, flags);
  const known = new Map<string, boolean>();
  const has = (character: string) => {
    let answer = known.get(character);
    if (answer === undefined) known.set(character, (answer = pattern.test(character)));
    return answer;
  };
  const sample = SAMPLES.find(has) ?? Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).find(has) ?? 'a';
  const one: One = { kind: 'one', has, sample };
  ones.set(key, one);
  return one;
}

function isBoundary(text: string, at: number): boolean {
  const isWord = (index: number) => /\w/.test(text[index] ?? ' ');
  return isWord(at - 1) !== isWord(at);
}

/** Steps of a search through all of the text, as `exec` makes it: from each place, until one matches. Stops at `most`. */
export function stepsOf(pattern: Pattern, text: string, most: number): number {
  const characters = Array.from(text);
  let steps = 0;
  const match = (node: Pattern, at: number, next: (at: number) => boolean): boolean => {
    if (++steps > most) return true;
    switch (node.kind) {
      case 'one':
        return at < characters.length && node.has(characters[at] ?? '') && next(at + 1);
      case 'place':
        return node.holds(text, at) && next(at);
      case 'choice':
        return node.nodes.some((each) => match(each, at, next));
      case 'sequence': {
        const from = (index: number, place: number): boolean => {
          const each = node.nodes[index];
          return each === undefined ? next(place) : match(each, place, (after) => from(index + 1, after));
        };
        return from(0, at);
      }
      case 'repeat':
      default:
        return node.node.kind === 'one' ? repeatOne(node, node.node, at, next) : repeatMany(node, 0, at, next);
    }
  };
  type Repeat = Extract<Pattern, { kind: 'repeat' }>;
  const repeatOne = (
    { least, most: limit, lazy }: Repeat,
    one: Extract<Pattern, { kind: 'one' }>,
    at: number,
    next: (at: number) => boolean,
  ) => {
    let end = at;
    while (end - at < limit && end < characters.length && one.has(characters[end] ?? '')) {
      end += 1;
      steps += 1;
    }
    const counts = Array.from({ length: Math.max(0, end - at - least + 1) }, (_, i) => (lazy ? at + least + i : end - i));
    return counts.some((place) => ++steps > most || next(place));
  };
  const repeatMany = (node: Repeat, count: number, at: number, next: (at: number) => boolean): boolean => {
    const more = () =>
      count < node.most && match(node.node, at, (after) => (after === at ? false : repeatMany(node, count + 1, after, next)));
    const stop = () => count >= node.least && next(at);
    return node.lazy ? stop() || more() : more() || stop();
  };
  // Over the limit every place "matches", so that the search ends.
  for (let start = 0; start <= characters.length; start++) if (match(pattern, start, () => true)) break;
  return steps;
}

/** Beginnings of matches that end as none does, for each repetition of the pattern: what is before it, and then it again and again. */
export function attacksOn(pattern: Pattern): readonly ((length: number) => string)[] {
  const attacks: ((length: number) => string)[] = [];
  const fill = (prefix: string, unit: string) => {
    if (unit === '') return;
    attacks.push((length) => `${prefix}${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length) + '\u0001');
  };
  const visit = (node: Pattern, before: string): void => {
    if (node.kind === 'sequence') {
      node.nodes.reduce((prefix, each) => {
        visit(each, prefix);
        return prefix + sampleOf(each, 1);
      }, before);
    } else if (node.kind === 'choice') {
      for (const each of node.nodes) visit(each, before);
    } else if (node.kind === 'repeat') {
      if (node.most > 8) {
        const unit = sampleOf(node.node, 1);
        fill(before, unit);
        fill('', `${before}${unit}`);
      }
      visit(node.node, before);
    }
  };
  visit(pattern, '');
  fill('', sampleOf(pattern, 1).slice(0, -1));
  return attacks;
}

function sampleOf(node: Pattern, extra: number): string {
  switch (node.kind) {
    case 'one':
      return node.sample;
    case 'place':
      return '';
    case 'choice':
      return sampleOf(node.nodes[0] ?? { kind: 'sequence', nodes: [] }, extra);
    case 'sequence':
      return node.nodes.map((each) => sampleOf(each, extra)).join('');
    case 'repeat':
    default:
      return sampleOf(node.node, extra).repeat(Math.min(node.most, Math.max(node.least, extra), 64));
  }
}
