import { replaceMapped, step, type View } from '../../views/view.js';
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
const LEET_WORD = /[a-z013457@$!]{3,}/gi;
const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Disguises that only a text meant for a model wears; each is undone only when the reading shows it. */
export function undisguised(view: View, reading: Reading, reversed: boolean, rot13: boolean): readonly View[] {
  const found: View[] = [];
  if (reversed) found.push(whole(view, 'reversed', Array.from(view.text).toReversed().join('')));
  if (rot13) found.push(whole(view, 'rot13', view.text.replace(/[a-z]/gi, rotate)));
  if (reading.spaced)
    found.push(whole(view, 'unspaced', view.text.replace(SPACED_RUN, (run) => run.replace(/[ .\-_*]/g, '')).replace(/ {2,}/g, ' ')));
  if (reading.leet) {
    const plain = replaceMapped(view, LEET_WORD, (word) =>
      /[a-z]/i.test(word) ? word.replace(/[013457@$!]/g, (sign) => LETTERS[sign] ?? sign) : undefined,
    );
    if (plain !== undefined) found.push({ ...plain, made: step(view, 'unleeted'), evasive: true });
  }
  return found;
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
