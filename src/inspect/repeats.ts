/** Of what is repeated so many units are read where it begins, and as many where it ends: more than anything reaches that is looked for. */
const READ = 32_768;
/** What is repeated has so many at most. */
const LONGEST_UNIT = 256;
/** Left out is a multiple of so many repetitions: quotes stay in pairs, and what is decoded by groups of four, or of two, stays in step four times over. */
const IN_STEP = 256;
/** As long ones are found wherever they stand, shorter ones where they can be. */
const SHORTEST = 2 * READ + IN_STEP * LONGEST_UNIT;
/** One as long has a block whole that begins at a multiple of this. */
const BLOCK = SHORTEST / 2;
/** What is left is that part of the text at most, or all of it is read at once: what has something in it is read twice. */
const LEAST_SPARED = 4;
/** By so many units its ends are felt for. */
const STEP = 4_096;

/**
 * A long text without the middle of what is repeated in it over and over, so that what it has of anything is left, and beside the same; undefined
 * of one that repeats too little. Of other texts two times 256 units are compared for each 64 KB.
 */
export function withoutRepeats(text: string): string | undefined {
  if (text.length < LEAST_SPARED * 2 * READ) return undefined;
  let short = '';
  let kept = 0;
  for (let block = 0; block + BLOCK <= text.length; block += BLOCK) {
    if (block < kept) continue;
    const unit = unitAt(text, block);
    if (unit === 0 || !isRepeated(text, block, block + BLOCK, unit)) continue;
    const start = startOf(text, block, kept, unit);
    const end = endOf(text, block + BLOCK, unit);
    const whole = unit * IN_STEP;
    const left = Math.floor((end - start - 2 * READ) / whole) * whole;
    if (left <= 0) continue;
    short += text.slice(kept, start + READ);
    kept = start + READ + left;
  }
  const length = short.length + text.length - kept;
  return length * LEAST_SPARED > text.length ? undefined : short + text.slice(kept);
}

/** How many units are repeated from a place on, by what comes again first; 0 for none. As many are compared as a unit has at most: what is less would come again within it. */
function unitAt(text: string, at: number): number {
  const sample = text.slice(at, at + 2 * LONGEST_UNIT);
  return Math.max(0, sample.indexOf(sample.slice(0, LONGEST_UNIT), 1));
}

function isRepeated(text: string, from: number, to: number, unit: number): boolean {
  return text.slice(from, to - unit) === text.slice(from + unit, to);
}

function startOf(text: string, from: number, least: number, unit: number): number {
  let start = from;
  while (start - STEP >= least && isRepeated(text, start - STEP, start + unit, unit)) start -= STEP;
  return start;
}

function endOf(text: string, from: number, unit: number): number {
  let end = from;
  while (end + STEP <= text.length && isRepeated(text, end - unit, end + STEP, unit)) end += STEP;
  return end;
}
