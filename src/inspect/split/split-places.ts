import type { JsonValue } from '../../protocol/json/json.js';
import { originalSpan } from '../views/view.js';
import type { Match } from '../detector.js';
import type { JoinedPiece, JoinedTexts } from './split-texts.js';
import { walk } from '../walk.js';

/** What stands in more texts is told of the list or the object that holds them. */
const MOST_PIECES = 8;
/** An empty span speaks of the whole value. */
const WHOLE = [0, 0] as const;
/** As far from each other as signs of one order stand. */
const TOGETHER = 700;

export interface Place {
  readonly path: string;
  readonly span: readonly [start: number, end: number];
}

/** A match in texts that were joined, and the texts that it stands in. */
interface Standing<Told> {
  readonly told: Told;
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly JoinedPiece[];
  /** It is split: more than one text has a part of it. What speaks of all of them says nothing of where. */
  readonly isSplit: boolean;
  /** It speaks of all of them. */
  readonly isWhole: boolean;
}

/**
 * Where to tell of what was found in texts that were joined: in each text that it stands in, its part. What stands whole in one text was told of that one. It
 * counts for more beside something that is split, or in blocks of one content; other texts that stand beside each other, as rows of a table do, each speak
 * of a matter of their own.
 */
export function placesOf<Told extends { readonly match: Match }>(
  found: readonly Told[],
  { text, areBlocks, leastBorders, pieces }: JoinedTexts,
  pathOf: (index: number) => string,
): readonly (Told & { readonly places: readonly Place[] })[] {
  const standing = found.map((told) => standingOf(told, text.length, pieces));
  const split = standing.filter(({ isSplit }) => isSplit);
  // Another kind of sign says as much as another border.
  if (!areBlocks && (split.length === 0 || bordersIn(split).size + kindsIn(standing) - 1 < leastBorders)) return [];
  return standing.flatMap((one) => {
    const isNearSplit = split.some(({ start, end }) => start < one.end + TOGETHER && end > one.start - TOGETHER);
    const counts = one.isSplit || (one.told.match.confidence === 'high' && (areBlocks || isNearSplit));
    return counts ? { ...one.told, places: placesIn(one, pathOf) } : [];
  });
}

function standingOf<Told extends { readonly match: Match }>(told: Told, length: number, all: readonly JoinedPiece[]): Standing<Told> {
  const { view, start: from, end: to } = told.match;
  const [start, end] = originalSpan(view, from, to);
  const pieces = all.filter((piece) => piece.start < end && piece.end > start);
  const isWhole = end - start >= length;
  return { told, start, end, pieces, isSplit: pieces.at(-1)?.index !== pieces[0]?.index && !isWhole, isWhole };
}

/** The borders that something goes over, each by the text behind it. */
function bordersIn(split: readonly Standing<unknown>[]): ReadonlySet<number> {
  return new Set(split.flatMap(({ pieces }) => pieces.filter(({ index }) => index !== pieces[0]?.index).map(({ index }) => index)));
}

/** How many kinds of signs stand together; what speaks of all is none. */
function kindsIn(standing: readonly Standing<{ readonly match: Match }>[]): number {
  return new Set(standing.filter(({ isWhole }) => !isWhole).map(({ told }) => told.match.rule)).size;
}

function placesIn({ start, end, pieces }: Standing<unknown>, pathOf: (index: number) => string): readonly Place[] {
  if (pieces.length > MOST_PIECES) return [{ path: above(pieces.map(({ index }) => pathOf(index))), span: WHOLE }];
  return pieces.map((piece) => ({ path: pathOf(piece.index), span: spanIn(piece, start, end) }));
}

function spanIn({ from, start, end }: JoinedPiece, matchStart: number, matchEnd: number): readonly [start: number, end: number] {
  return [from + Math.max(matchStart, start) - start, from + Math.min(matchEnd, end) - start];
}

/** The nearest value that all of them are below. */
function above(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const common = others.reduce((one, other) => one.slice(0, lengthInCommon(one, other)), first);
  return common.join('/');
}

function lengthInCommon(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((step, at) => step !== other[at]);
  return differs < 0 ? one.length : differs;
}

/** The pointers of all texts of a value, in the order in which they stand: made when something is to be told of one. */
export function pathsOfTexts(value: JsonValue, root: string): readonly string[] {
  const paths: string[] = [];
  walk(
    value,
    {
      visit(visited) {
        if (typeof visited.value === 'string') paths.push(visited.pointer);
        return true;
      },
    },
    root,
    undefined,
  );
  return paths;
}
