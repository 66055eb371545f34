import { asciiClass } from '../../runs.js';
import type { Output } from '../../views/output.js';
import { derived, step, type View } from '../../views/view.js';
import type { Reading } from './compile.js';

/** Words of orders as they look reversed and in ROT13: one of them in a text is reason enough to read it that way. */
export const REVERSED_WORDS =
  'snoitcurtsni snoitcurtsnI noitcurtsni tpmorp tpmorP erongi erongI drawsid dragersid dragersiD drowssap tegrof tegroF edirrevo'
    .toLowerCase()
    .split(' ');
export const ROT13_WORDS = 'vtaber qvfertneq sbetrg birevqr vafgehpgvbaf vafgehpgvba cebzcg cnffjbeq ercrng perqragvnyf qrfpevcgvbaf'.split(
  ' ',
);

const SPACED_RUN = /(?:\b[a-z0-9][ .\-_*]){3,}[a-z0-9]\b/gi;
/** What stands for a letter, and the letter. */
const LEET: ReadonlyMap<number, number> = new Map(
  Array.from(['0o', '1i', '3e', '4a', '5s', '7t', '@a', '$s', '!i'], ([sign = '', letter = '']) => [
    sign.charCodeAt(0),
    letter.charCodeAt(0),
  ]),
);
const SIGN = Uint8Array.from({ length: 128 }, (_, code) => LEET.get(code) ?? 0);
const LETTER = asciiClass(/[a-z]/i);
const SHORTEST_LEET = 3;

/** Disguises that only a text meant for a model wears; each is undone only when the reading shows it. */
export function undisguised(view: View, reading: Reading, reversed: boolean, rot13: boolean): readonly View[] {
  const found: View[] = [];
  if (reversed) found.push(whole(view, 'reversed', Array.from(view.text).toReversed().join('')));
  if (rot13) found.push(whole(view, 'rot13', view.text.replace(/[a-z]/gi, rotate)));
  if (reading.spaced)
    found.push(whole(view, 'unspaced', view.text.replace(SPACED_RUN, (run) => run.replace(/[ .\-_*]/g, '')).replace(/ {2,}/g, ' ')));
  const plain = reading.leet ? derived(view, 'unleeted', unleet) : undefined;
  if (plain !== undefined) found.push({ ...plain, evasive: true });
  return found;
}

/** `1gn0r3` → `ignore`: words with a letter in which signs stand for letters. */
function unleet(text: string, output: Output): boolean {
  let copied = 0;
  for (let start = 0; start < text.length; start++) {
    let end = start;
    let letters = 0;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (LETTER[code] === 1) letters += 1;
      else if ((SIGN[code] ?? 0) === 0) break;
    }
    const length = end - start;
    if (letters > 0 && letters < length && length >= SHORTEST_LEET) {
      output.copy(copied, start);
      for (let at = start; at < end; at++) output.unit(SIGN[text.charCodeAt(at)] || text.charCodeAt(at), at);
      copied = end;
    }
    start = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** A view whose places are not those of the original: it speaks of the whole. */
function whole(view: View, name: string, text: string): View {
  const places = () => Uint32Array.from({ length: text.length + 1 }, (_, i) => (i === 0 ? 0 : view.text.length));
  return { text, made: step(view, name), evasive: true, origin: { of: view, places } };
}

function rotate(letter: string): string {
  const code = letter.charCodeAt(0);
  const base = code >= 97 ? 97 : 65;
  return String.fromCharCode(((code - base + 13) % 26) + base);
}
