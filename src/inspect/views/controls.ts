import { asciiClass, isIn } from '../traits/runs.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

const ESCAPE = 0x1b;
const BACKSPACE = 0x08;
const SPACE = 0x20;
const BELL = 0x07;
const BRACKET = 0x5b;
const RIGHT = 0x43;
/** What a control keeps from being read stands right behind it: in code they stand between signs. */
const WORD = asciiClass(/[A-Za-z0-9]/);
/** Whatever below U+0020 is no white space shows nothing. */
// eslint-disable-next-line no-control-regex -- what it looks for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
const CONTROLS = Uint8Array.from({ length: 128 }, (_, code) => (String.fromCharCode(code).search(CONTROL) < 0 ? 0 : 1));
/** ECMA-48: parameters and intermediates of a sequence, and what ends it. */
const WITHIN = asciiClass(/[ -?]/);
const FINAL = asciiClass(/[@-~]/);
/** What begins a string, and what a set of characters is chosen by. */
const STRING = asciiClass(/[\]P^_]/);
const CHARACTER_SET = asciiClass(/[()*+#%]/);
/** Of titles and links, which end with BEL or `ESC \\`. */
const LONGEST_STRING = 1_024;

/**
 * What a terminal shows, and what is left where a reader drops what it cannot show: without the sequences that colour and move, without NUL (of
 * UTF-16 that was read as bytes) and other controls, and without what a backspace takes back.
 */
export function shown(view: View): View | undefined {
  return derived(view, 'controls-removed', show);
}

function show(text: string, output: Output): boolean {
  if (!hides(text)) return false;
  let copied = 0;
  for (let at = nextControl(text, 0); at >= 0; at = nextControl(text, copied)) {
    const code = text.charCodeAt(at);
    const end = afterControl(text, at, code);
    // As many characters are taken back as were written since.
    output.copy(copied, code === BACKSPACE ? at - (end - at) : at);
    if (code === ESCAPE && text.charCodeAt(end - 1) === RIGHT) output.unit(SPACE, at);
    copied = end;
  }
  output.copy(copied, text.length);
  return true;
}

/** Whether a word goes on behind one of them. Of most texts that have any none does, and nothing is written for those. */
function hides(text: string): boolean {
  for (let at = nextControl(text, 0); at >= 0;) {
    const end = afterControl(text, at, text.charCodeAt(at));
    if (isIn(text, end, WORD)) return true;
    at = nextControl(text, end);
  }
  return false;
}

function afterControl(text: string, at: number, code: number): number {
  return code === ESCAPE ? afterSequence(text, at) : afterEqual(text, at, code);
}

function afterEqual(text: string, at: number, code: number): number {
  let end = at + 1;
  while (text.charCodeAt(end) === code) end += 1;
  return end;
}

/** So many units are looked at before the rest is searched. */
const NEAR = 16;

/** Whole texts are searched for one, again for each that is taken away: a pattern is twice as quick as a look at each unit, but where they stand close. */
function nextControl(text: string, from: number): number {
  const near = from + NEAR;
  for (let at = from; at < near; at++) if (isIn(text, at, CONTROLS)) return at;
  CONTROL.lastIndex = near;
  return CONTROL.test(text) ? CONTROL.lastIndex - 1 : -1;
}

/** Where a sequence ends: `ESC [ 1 ; 31 m`, `ESC ] 0 ; title BEL`, `ESC ( B`. Of one that is none only its first character goes: a model reads on. */
function afterSequence(text: string, at: number): number {
  const kind = text.charCodeAt(at + 1);
  if (STRING[kind] === 1) return afterString(text, at + 2);
  if (kind === BRACKET) {
    let end = at + 2;
    while (WITHIN[text.charCodeAt(end)] === 1) end += 1;
    return FINAL[text.charCodeAt(end)] === 1 ? end + 1 : at + 1;
  }
  return CHARACTER_SET[kind] === 1 ? Math.min(at + 3, text.length) : at + 1;
}

/** What a string carries the view before has; without an end it is text like any other. */
function afterString(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST_STRING);
  for (let at = from; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code === BELL) return at + 1;
    if (code === ESCAPE) return text[at + 1] === '\\' ? at + 2 : at;
  }
  return from;
}
