import { BuiltinError } from '../builtin.js';
import { item, PERL, type Item } from './character-class.js';
import { propertyOf } from './property.js';
import type { Reader } from './reader.js';

const CONTROLS = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);
const MAX_CODE_POINT = 0x10ffff;

/** A class that an escape stands for: `\d`, `\pL`, `\P{Greek}`. */
export function readEscapedClass(reader: Reader, ignoreCase: boolean): Item | undefined {
  const perl = reader.match(/^\\([dswDSW])/)?.[1];
  if (perl !== undefined) return item(PERL.get(perl.toLowerCase()) ?? '', perl !== perl.toLowerCase(), ignoreCase);
  const [, letter, braced, single = ''] = reader.match(/^\\([pP])(?:\{([^}]*)\}|([^{]))/su) ?? [];
  if (letter === undefined) return undefined;
  const name = braced ?? single;
  const negated = (letter === 'P') !== name.startsWith('^');
  return item(propertyOf(name.replace(/^\^/, '')), negated, ignoreCase);
}

/** The code point of an escape, its backslash read already. */
export function readEscaped(reader: Reader): number {
  const octal = reader.match(/^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/)?.[0];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  const hex = reader.match(/^x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/);
  if (hex !== undefined) return within(Number.parseInt(hex[1] ?? hex[2] ?? '', 16));
  const character = reader.next();
  const control = CONTROLS.get(character);
  if (control !== undefined) return control;
  if (/^[!-/:-@[-`{-~]$/.test(character) || /^[\0-\x20\x7f]$/.test(character)) return character.codePointAt(0) ?? 0;
  throw new BuiltinError(`invalid escape \\${character}`);
}

function within(codePoint: number): number {
  if (codePoint > MAX_CODE_POINT) throw new BuiltinError('no such character');
  return codePoint;
}
