import { fold } from './literals.js';
import { asciiClass } from './runs.js';

/** What keys, hashes, paths, Base64 and long words are made of. */
const TOKEN = /[A-Za-z0-9_.~/+-]/;
export const TOKEN_CLASS = asciiClass(TOKEN);

const ALONE = '@[\\]^_`{|}~\t\n\r\0\u001b\u007f';
const TOGETHER = ['[xX]', '[a-z]', '[A-Z]', '[^]'].map((each) => new RegExp(each));

export const FOLDED = 0x7f;
export const IN_TOKEN = 7;
export const DIGIT = 8;
export const OTHERS = 9;

/** Of a unit below 128: as it is compared, a bit whether tokens have it and one whether it is a digit, and from `OTHERS` on its bit among the others. */
export const KINDS = Int32Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const kind = fold(code) | (TOKEN.test(character) ? 1 << IN_TOKEN : 0) | (/\d/.test(character) ? 1 << DIGIT : 0);
  if (code >= 32 && code < 64) return kind;
  const at = ALONE.indexOf(character);
  return kind | (1 << (OTHERS + (at >= 0 ? at : ALONE.length + TOGETHER.findIndex((each) => each.test(character)))));
});

/** Of a unit below 128 its bit, as it is among `signs`: none but U+0020 to U+003F has one. */
export const SIGNS = Int32Array.from({ length: 128 }, (_, code) => (code >>> 5 === 1 ? 1 << code : 0));
