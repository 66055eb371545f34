/** What a character is to the form of a number: another, a digit, a letter, or one of the signs that numbers are written with. */
export const OTHER = 0;
export const DIGIT = 1;
export const LETTER = 2;
const SIGNS = ' .:/+()-';
export const KINDS = LETTER + 1 + SIGNS.length;
/** There are fewer than 2 to this, and so many that a table is addressed by shifts. */
export const KIND_BITS = 4;

/** Of units below 128. */
export const KIND_OF = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[A-Za-z]/.test(character)) return LETTER;
  const sign = SIGNS.indexOf(character);
  return sign < 0 ? OTHER : LETTER + 1 + sign;
}
