import { step } from '../../views/url.js';
import { replaceMapped, type View } from '../../views/view.js';

const REVERSED = /snoitcurtsni|tpmorp|erongi|drager[sS]id|drowssap|tegrof|edirrevo/i;
const ROT13 = /\b(?:vtaber|qvfertneq|sbetrg|birevqr|vafgehpgvbaf?|cebzcg|cnffjbeq|ercrng|perqragvnyf)\b/i;
/** `i g n o r e`, `i.g.n.o.r.e`: eight letters standing alone. */
const SPACED = /(?:\b[a-z0-9][ .\-_*]{1,2}){7,}[a-z0-9]\b/i;
const SPACED_RUN = /(?:\b[a-z0-9][ .\-_*]){3,}[a-z0-9]\b/gi;
/** Words with digits or signs in the place of letters, three of them at least. */
const LEET = /(?:\b[a-z]{0,12}[013457@$!][a-z013457@$!]{0,16}[a-z][a-z013457@$!]{0,16}\b[^a-z0-9]{1,3}(?:[a-z]{1,12}[^a-z0-9]{1,3}){0,2}){3}/i;
const LEET_WORD = /[a-z013457@$!]{3,}/gi;
const LETTERS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Disguises that only a text meant for a model wears; each is undone only when the text shows it. Their spans are the whole. */
export function undisguised(view: View): readonly View[] {
  const { text } = view;
  const found: View[] = [];
  const whole = (name: string, plain: string) => {
    const starts = new Uint32Array(plain.length + 1);
    starts[plain.length] = view.starts?.at(-1) ?? text.length;
    found.push({ text: plain, made: step(view, name), evasive: true, starts });
  };
  if (REVERSED.test(text)) whole('reversed', Array.from(text).reverse().join(''));
  if (ROT13.test(text)) whole('rot13', text.replace(/[a-z]/gi, (letter) => rotate(letter)));
  if (SPACED.test(text)) whole('unspaced', text.replace(SPACED_RUN, (run) => run.replace(/[ .\-_*]/g, '')).replace(/ {2,}/g, ' '));
  if (LEET.test(text)) {
    const plain = replaceMapped(view, LEET_WORD, (word) => (/[a-z]/i.test(word) ? word.replace(/[013457@$!]/g, (sign) => LETTERS[sign] ?? sign) : undefined));
    if (plain !== undefined) found.push({ ...plain, made: step(view, 'unleeted'), evasive: true });
  }
  return found;
}

function rotate(letter: string): string {
  const code = letter.charCodeAt(0);
  const base = code >= 97 ? 97 : 65;
  return String.fromCharCode(((code - base + 13) % 26) + base);
}
