import { asciiClass, isIn } from '../../traits/runs.js';
import { nextMod97 } from './checksums.js';

/** Length by country: the SWIFT IBAN Registry, and countries outside of it whose banks write their accounts alike. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 ' +
    'HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 ' +
    'RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ' +
    'AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** How one begins: a country and check digits, which are read last. */
export const IBAN_BEGINNING = /[A-Z]{2}[0-9]{2}/;
export const BEGINNING = 4;
/** Behind that, with a space or a hyphen before each at most. */
const FEWEST = 11;
const MOST = 34;
const LETTER = asciiClass(/[A-Za-z]/);
const DIGIT = asciiClass(/[0-9]/);
const ALPHANUMERIC = asciiClass(/[0-9A-Za-z]/);
const JOINT = asciiClass(/[ -]/);

/** Every account in a text, letter case aside. */
export function eachIban(text: string, visit: (start: number, end: number) => void): void {
  for (let at = 0; at + BEGINNING + FEWEST <= text.length; at++) {
    if (!isIn(text, at, LETTER) || !isIn(text, at + 1, LETTER) || !isIn(text, at + 2, DIGIT) || !isIn(text, at + 3, DIGIT)) continue;
    const end = endOfCharacters(text, at + BEGINNING);
    if (end < 0) continue;
    const length = ibanLength(text.slice(at, end));
    if (length > 0) visit(at, at + length);
    at = end - 1;
  }
}

/** Whether an account begins where a country and check digits stand. */
export function isIban(text: string, at: number): boolean {
  const end = endOfCharacters(text, at + BEGINNING);
  return end >= 0 && ibanLength(text.slice(at, end)) > 0;
}

/** Where as many characters end as an account may have from a place on; -1 where there are too few. */
function endOfCharacters(text: string, from: number): number {
  let end = from;
  let count = 0;
  for (; count < MOST; count++) {
    const next = isIn(text, end, JOINT) ? end + 1 : end;
    if (!isIn(text, next, ALPHANUMERIC)) break;
    end = next + 1;
  }
  return count < FEWEST ? -1 : end;
}

/** How many characters of a text that begins with a country and two digits (with spaces or hyphens in between) are an account; 0 for none. */
function ibanLength(written: string): number {
  let left = (LENGTHS.get(written.slice(0, 2).toUpperCase()) ?? 0) - BEGINNING;
  if (left < 0) return 0;
  let remainder = 0;
  let at = BEGINNING;
  for (; left > 0 && at < written.length; at++) {
    const code = written.charCodeAt(at);
    if (code === 0x20 || code === 0x2d) continue;
    remainder = nextMod97(remainder, capital(code));
    left -= 1;
  }
  for (let i = 0; i < BEGINNING; i++) remainder = nextMod97(remainder, capital(written.charCodeAt(i)));
  return left === 0 && remainder === 1 ? at : 0;
}

function capital(code: number): number {
  return code >= 0x61 ? code - 0x20 : code;
}
