import { NATIONAL_IDS, type NationalId } from './national-ids.js';

/** What a text has, or what a pattern takes at least. */
export interface NumberShape {
  readonly digits: number;
  /** Digits in a row. */
  readonly run: number;
  readonly letters: boolean;
  /** A bit for each of U+0020 to U+003F. */
  readonly signs: number;
}

/** Of the text from `start` to `end`. */
export function shapeOf(text: string, start: number, end: number): NumberShape {
  let digits = 0;
  let longest = 0;
  let run = 0;
  let letters = false;
  let signs = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      run += 1;
      continue;
    }
    if (run > longest) longest = run;
    run = 0;
    if (code >= 0x40) letters = true;
    else signs |= 1 << code;
  }
  return { digits, run: Math.max(run, longest), letters, signs };
}

const GROUP = /\(\?:[^()]*\)\??/g;
const ATOM = /(\[[^\]]*\]|\\.|.)(?:\{(\d+)(?:,\d+)?\})?(\??)/g;

/** Read from the pattern: of a group nothing is counted, since it may be one of several or none. */
function leastOf({ source }: RegExp): NumberShape {
  let digits = 0;
  let longest = 0;
  let run = 0;
  let letters = false;
  let signs = 0;
  for (const [, atom = '', count, optional] of source.replace(GROUP, '~?').matchAll(ATOM)) {
    const isDigit = optional === '' && /^(?:\\d|[0-9]|\[[0-9-]+\])$/.test(atom);
    if (!isDigit) run = 0;
    if (optional !== '') continue;
    if (isDigit) {
      digits += Number(count ?? 1);
      run += Number(count ?? 1);
      longest = Math.max(longest, run);
    } else if (/^\[[A-Z-]+\]$/.test(atom)) {
      letters = true;
    } else if (/^(?:-|\\[.()]| )$/.test(atom)) {
      signs |= 1 << (atom.at(-1) ?? '').charCodeAt(0);
    }
  }
  return { digits, run: longest, letters, signs };
}

interface PossibleId extends NationalId {
  /** As it is reported. */
  readonly rule: string;
}

const KINDS = NATIONAL_IDS.map((kind) => ({ id: { ...kind, rule: `national_id.${kind.name}` }, least: leastOf(kind.pattern) }));

/** No pattern takes as many digits. */
const MOST_DIGITS = 31;
const TOLD_APART = Array.from(' ().-', (sign) => sign.charCodeAt(0) & 31);
/** By what tells shapes apart: texts repeat the few that they have. */
const known = new Map<number, readonly PossibleId[]>();

/** The numbers that a text of this shape may hold: a few of them all. */
export function possibleIds({ digits, run, letters, signs }: NumberShape): readonly PossibleId[] {
  let key = (Math.min(digits, MOST_DIGITS) << 5) | Math.min(run, MOST_DIGITS);
  key = (key << 1) | (letters ? 1 : 0);
  for (const bit of TOLD_APART) key = (key << 1) | ((signs >>> bit) & 1);
  let found = known.get(key);
  if (found === undefined) {
    found = KINDS.filter(
      ({ least }) => least.digits <= digits && least.run <= run && (letters || !least.letters) && (least.signs & ~signs) === 0,
    ).map(({ id }) => id);
    known.set(key, found);
  }
  return found;
}
