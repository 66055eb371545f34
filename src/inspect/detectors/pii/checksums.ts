import { asciiClass, isIn } from '../../traits/runs.js';

/** Digits of a text, everything else dropped. */
export function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

const JOINT = asciiClass(/[ :./-]/);

/** A number as it is without what stands between its groups. Most numbers that are written so are none: nothing but text is made for it. */
export function withoutJoints(number: string): string {
  let plain = '';
  let copied = 0;
  for (let at = 0; at < number.length; at++) {
    if (!isIn(number, at, JOINT)) continue;
    plain += number.slice(copied, at);
    copied = at + 1;
  }
  return copied === 0 ? number : plain + number.slice(copied);
}

/** Luhn (ISO/IEC 7812-1 annex B) of a text's digits: cards, IMEI, some national numbers. */
export function luhn(text: string): boolean {
  let sum = 0;
  let isDoubled = false;
  for (let i = text.length - 1; i >= 0; i--) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) continue;
    const doubled = isDoubled ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
    isDoubled = !isDoubled;
  }
  return sum % 10 === 0;
}

/** GTIN (GS1 General Specifications §7.9) of twelve or thirteen digits: goods in shops (UPC, EAN, ISBN). */
export function isTradeItem(digits: string): boolean {
  if (digits.length !== 12 && digits.length !== 13) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(digits.length - 1 - i) - 0x30) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** Σ digit × weight. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + Number(digits[i] ?? 0) * weight, 0);
}

/** ISO 7064 MOD 97-10 over digits and capitals. */
export function mod97(text: string): number {
  let remainder = 0;
  for (let i = 0; i < text.length; i++) remainder = nextMod97(remainder, text.charCodeAt(i));
  return remainder;
}

/** The same with a digit or a capital more, which IBAN writes as two digits. */
export function nextMod97(remainder: number, code: number): number {
  return code < 0x40 ? (remainder * 10 + code - 0x30) % 97 : (remainder * 100 + code - 0x37) % 97;
}

/** ISO 7064 MOD 11,10 with its check digit last (German tax id). */
export function mod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** Rows of ten, one behind the other. */
const table = (rows: string) => Uint8Array.from(rows.replace(/\s/g, ''), Number);
const DIHEDRAL = table(`
  0123456789 1234067895 2340178956 3401289567 4012395678
  5987604321 6598710432 7659821043 8765932104 9876543210`);
const PERMUTATION = table('0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258');

/** Verhoeff (Aadhaar). */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30;
    check = DIHEDRAL[check * 10 + (PERMUTATION[(i % 8) * 10 + digit] ?? 0)] ?? 0;
  }
  return check === 0;
}

/** `yymmdd`, `ddmmyy` …: a month and a day that exist. */
export function isDate(month: string, day: string): boolean {
  const m = Number(month);
  const d = Number(day);
  return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

export function isRepeated(digits: string): boolean {
  for (let i = 1; i < digits.length; i++) if (digits.charCodeAt(i) !== digits.charCodeAt(0)) return false;
  return true;
}
