/** Digits with at most one separator between two of them, as many as the shortest card has. */
const RUN = /[0-9](?:[ .-]?[0-9]){11,}/g;
const GROUP = /[0-9]+/g;
const LONGEST_CARD = 19;
/** Of widths of groups in base 36: a card in one group, as American Express and Diners Club show theirs, and groups of four. */
const SHOWN = /[c-j]|46[45]|4{4,}/g;

/** Where a card may stand in a text. */
export interface CardCandidate {
  readonly start: number;
  readonly end: number;
}

/** Other numbers may stand beside a card with no more than a space between (`2 4111 1111 1111 1111 737`): of several readings the widest first. */
export function cardCandidates(text: string): readonly CardCandidate[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const groups = [...run.matchAll(GROUP)].map(({ 0: digits, index: at }) => ({ start: index + at, end: index + at + digits.length }));
    return readings(groups).flatMap(([from, to]) => {
      const [first, last] = [groups[from], groups[to - 1]];
      return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
    });
  });
}

/** From which group to which: all of them, and those that stand as cards are shown. */
function readings(groups: readonly CardCandidate[]): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  if (groups.reduce((sum, { start, end }) => sum + end - start, 0) <= LONGEST_CARD) found.push([0, groups.length]);
  const widths = groups.map(({ start, end }) => Math.min(end - start, 35).toString(36)).join('');
  for (const { 0: shown, index } of widths.matchAll(SHOWN)) {
    const end = index + shown.length;
    if (!shown.startsWith('44')) {
      found.push([index, end]);
      continue;
    }
    // A list of numbers of four digits is no list of cards, unless it is one of cards alone.
    if (shown.length % 4 !== 0) continue;
    if (/[123]/.test(widths[end] ?? '')) found.push([end - 4, end + 1]);
    for (let at = index; at < end; at += 4) found.push([at, at + 4]);
  }
  return found;
}
