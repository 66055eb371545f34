import { digitsOf, isDate, luhn, mod11And10, mod97, verhoeff, weighted } from './checksums.js';

export interface NationalId {
  /** ISO 3166 country and name; the rule is `pii.national_id.<name>`. */
  readonly name: string;
  /** Bounded, unanchored, no look-around; boundaries are checked by the caller. Matches in upper case. */
  readonly pattern: RegExp;
  /** The checksum and what else the number must obey. `plain` is the match without separators. */
  readonly valid: (plain: string, match: string) => boolean;
  /**
   * `certain`: structure and checksum leave hardly any accident. `context`: a plain number of that length passes by chance too often,
   * so it is certain only beside a word that names it, and medium without.
   */
  readonly alone: 'certain' | 'context' | 'never';
  readonly words: RegExp;
}

const at = (text: string, from: number, to: number) => text.slice(from, to);
const digit = (text: string, index: number) => Number(text[index]);
const range = (length: number, weight: (i: number) => number) => Array.from({ length }, (_, i) => weight(i));

const SPANISH = 'TRWAGMYFPDXBNJZSQVHLCKE';
const FINNISH = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const ITALIAN_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

export const NATIONAL_IDS: readonly NationalId[] = [
  {
    name: 'es_nif',
    pattern: /\d{8}[- ]?[A-Z]/g,
    alone: 'context',
    words: /\b(?:nif|dni)\b/i,
    valid: (id) => SPANISH[Number(at(id, 0, 8)) % 23] === id[8],
  },
  {
    name: 'es_nie',
    pattern: /[XYZ][- ]?\d{7}[- ]?[A-Z]/g,
    alone: 'certain',
    words: /\bnie\b/i,
    valid: (id) => SPANISH[Number('XYZ'.indexOf(id[0] ?? '') + at(id, 1, 8)) % 23] === id[8],
  },
  {
    name: 'it_fiscal_code',
    pattern: /[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/g,
    alone: 'certain',
    words: /codice fiscale/i,
    valid: italian,
  },
  {
    name: 'fi_hetu',
    pattern: /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/g,
    alone: 'certain',
    words: /\bhetu\b|henkilötunnus/i,
    valid: (_, id) => isDate(at(id, 2, 4), at(id, 0, 2)) && FINNISH[Number(at(id, 0, 6) + at(id, 7, 10)) % 31] === id[10],
  },
  { name: 'se_personnummer', pattern: /(?:19|20)?\d{6}[-+]\d{4}/g, alone: 'certain', words: /personnummer/i, valid: swedish },
  { name: 'se_personnummer', pattern: /(?:19|20)?\d{10}/g, alone: 'never', words: /personnummer/i, valid: swedish },
  { name: 'no_fodselsnummer', pattern: /\d{6} ?\d{5}/g, alone: 'certain', words: /f(?:ø|o)dselsnummer/i, valid: norwegian },
  {
    name: 'pl_pesel',
    pattern: /\d{11}/g,
    alone: 'context',
    words: /pesel/i,
    valid: (id) =>
      isDate(String(Number(at(id, 2, 4)) % 20), at(id, 4, 6)) &&
      (10 - (weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digit(id, 10),
  },
  { name: 'tr_tckn', pattern: /[1-9]\d{10}/g, alone: 'context', words: /\b(?:tckn|t\.?c\.? ?kimlik|kimlik)/i, valid: turkish },
  { name: 'br_cpf', pattern: /\d{3}\.\d{3}\.\d{3}-\d{2}/g, alone: 'certain', words: /\bcpf\b/i, valid: brazilian },
  { name: 'br_cpf', pattern: /\d{11}/g, alone: 'never', words: /\bcpf\b/i, valid: brazilian },
  { name: 'cl_rut', pattern: /\d{1,2}\.\d{3}\.\d{3}-[\dK]/g, alone: 'certain', words: /\brut\b/i, valid: chilean },
  {
    name: 'ar_cuit',
    pattern: /(?:20|23|24|27)-\d{8}-\d/g,
    alone: 'certain',
    words: /\bcui[tl]\b/i,
    valid: (id) => (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digit(id, 10),
  },
  { name: 'mx_curp', pattern: /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/g, alone: 'certain', words: /\bcurp\b/i, valid: mexican },
  { name: 'kr_rrn', pattern: /\d{6}-[1-8]\d{6}/g, alone: 'certain', words: /주민등록|\brrn\b/i, valid: korean },
  { name: 'kr_rrn', pattern: /\d{6}[1-8]\d{6}/g, alone: 'context', words: /주민등록|\b(?:rrn|frn)\b/i, valid: korean },
  { name: 'cn_resident_id', pattern: /[1-9]\d{16}[\dX]/g, alone: 'certain', words: /身份证/, valid: chinese },
  { name: 'tw_national_id', pattern: /[A-Z][12]\d{8}/g, alone: 'context', words: /身分證/, valid: taiwanese },
  { name: 'sg_nric', pattern: /[STFGM]\d{7}[A-Z]/g, alone: 'certain', words: /\b(?:nric|fin)\b/i, valid: singaporean },
  { name: 'hk_hkid', pattern: /[A-Z]{1,2}\d{6}\([\dA]\)/g, alone: 'certain', words: /\bhkid\b/i, valid: hongkong },
  { name: 'jp_my_number', pattern: /\d{12}/g, alone: 'never', words: /マイナンバー|my number/i, valid: japanese },
  { name: 'in_aadhaar', pattern: /[2-9]\d{3}[ :-]?\d{4}[ :-]?\d{4}/g, alone: 'context', words: /aadha+r|\buid(?:ai)?\b/i, valid: verhoeff },
  {
    name: 'in_pan',
    pattern: /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/g,
    alone: 'context',
    words: /\b(?:pan|permanent account)\b/i,
    valid: () => true,
  },
  {
    name: 'za_id',
    pattern: /\d{10}[01]\d{2}/g,
    alone: 'context',
    words: /south africa|\b(?:sa|rsa|refugee) id\b/i,
    valid: (id) => isDate(at(id, 2, 4), at(id, 4, 6)) && luhn(id),
  },
  {
    name: 'uk_nino',
    pattern: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} \d{2} \d{2} ?[A-D]/g,
    alone: 'certain',
    words: /nino|national insurance/i,
    valid: british,
  },
  {
    name: 'uk_nino',
    pattern: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{6} ?[A-D]/g,
    alone: 'context',
    words: /nino|national insurance/i,
    valid: british,
  },
  {
    name: 'uk_nhs',
    pattern: /\d{3}[- ]?\d{3}[- ]?\d{4}/g,
    alone: 'context',
    words: /\bnhs\b/i,
    valid: (id) =>
      (11 -
        (weighted(
          id,
          range(9, (i) => 10 - i),
        ) %
          11)) %
        11 ===
      digit(id, 9),
  },
  { name: 'ca_sin', pattern: /[1-79]\d{2}[- ]?\d{3}[- ]?\d{3}/g, alone: 'context', words: /\bsin\b|social insurance/i, valid: luhn },
  {
    name: 'au_tfn',
    pattern: /\d{3} ?\d{3} ?\d{3}/g,
    alone: 'never',
    words: /\btfn\b|tax file/i,
    valid: (id) => weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
  {
    name: 'de_tax_id',
    pattern: /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/g,
    alone: 'never',
    words: /steuer-?(?:id|identifikation)|\bidnr\b|tax id/i,
    valid: mod11And10,
  },
  {
    name: 'nl_bsn',
    pattern: /\d{9}/g,
    alone: 'never',
    words: /\bbsn\b|burgerservice/i,
    valid: (id) => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  {
    name: 'fr_nir',
    pattern: /[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}/g,
    alone: 'certain',
    words: /\bnir\b|sécurité sociale/i,
    valid: french,
  },
  {
    name: 'be_rijksregister',
    pattern: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/g,
    alone: 'certain',
    words: /rijksregister|registre national/i,
    valid: belgian,
  },
  {
    name: 'th_id',
    pattern: /[1-8]-?\d{4}-?\d{5}-?\d{2}-?\d/g,
    alone: 'context',
    words: /บัตรประชาชน|ประจำตัวประชาชน/,
    valid: (id) =>
      (11 -
        (weighted(
          id,
          range(12, (i) => 13 - i),
        ) %
          11)) %
        10 ===
      digit(id, 12),
  },
  { name: 'us_itin', pattern: /9\d{2}-(?:[5-9]\d)-\d{4}/g, alone: 'context', words: /\bitin\b|taxpayer/i, valid: () => true },
  {
    name: 'us_mbi',
    pattern: /[1-9][AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y]{2}\d{2}/g,
    alone: 'certain',
    words: /\bmbi\b|medicare/i,
    valid: () => true,
  },
  {
    name: 'us_mbi',
    pattern: /[1-9][AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}/g,
    alone: 'context',
    words: /\bmbi\b|medicare/i,
    valid: () => true,
  },
];

function italian(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = Number.parseInt(id[i] ?? '', 36);
    const letter = value > 9 ? value - 10 : value;
    sum += i % 2 === 0 ? (ITALIAN_ODD[letter] ?? 0) : letter;
  }
  return String.fromCharCode(65 + (sum % 26)) === id[15];
}

function swedish(id: string): boolean {
  const short = digitsOf(id).slice(-10);
  return isDate(at(short, 2, 4), at(short, 4, 6)) && luhn(short);
}

function norwegian(id: string): boolean {
  const first = (11 - (weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return isDate(at(id, 2, 4), at(id, 0, 2)) && first === digit(id, 9) && second === digit(id, 10);
}

function turkish(id: string): boolean {
  const odd = weighted(id, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(id, [0, 1, 0, 1, 0, 1, 0, 1]);
  const all = weighted(
    id,
    range(10, () => 1),
  );
  return (((odd * 7 - even) % 10) + 10) % 10 === digit(id, 9) && all % 10 === digit(id, 10);
}

function brazilian(match: string): boolean {
  const id = digitsOf(match);
  const check = (length: number) =>
    ((weighted(
      id,
      range(length, (i) => length + 1 - i),
    ) *
      10) %
      11) %
      10 ===
    digit(id, length);
  return !isRepeated(id) && check(9) && check(10);
}

function chilean(match: string): boolean {
  const id = match.replace(/[^0-9K]/g, '');
  const digits = Array.from(id.slice(0, -1)).toReversed();
  const rest = 11 - (digits.reduce((sum, each, i) => sum + Number(each) * (2 + (i % 6)), 0) % 11);
  return (rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)) === id.at(-1);
}

const CURP = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
function mexican(id: string): boolean {
  const sum = Array.from(id.slice(0, 17)).reduce((total, each, i) => total + CURP.indexOf(each) * (18 - i), 0);
  return isDate(at(id, 6, 8), at(id, 8, 10)) && (10 - (sum % 10)) % 10 === digit(id, 17);
}

/** The check digit was dropped for numbers given out from October 2020 on, so the date of birth decides. */
function korean(match: string): boolean {
  const id = digitsOf(match);
  return isDate(at(id, 2, 4), at(id, 4, 6)) && (11 - (weighted(id, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digit(id, 12);
}

function chinese(id: string): boolean {
  const year = Number(at(id, 6, 10));
  const sum = weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return year >= 1900 && year <= 2099 && isDate(at(id, 10, 12), at(id, 12, 14)) && '10X98765432'[sum % 11] === id[17];
}

const TAIWANESE = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
function taiwanese(id: string): boolean {
  const letter = TAIWANESE.indexOf(id[0] ?? '') + 10;
  return (Math.floor(letter / 10) + (letter % 10) * 9 + weighted(id.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0;
}

const SINGAPOREAN: ReadonlyMap<string, readonly [letters: string, offset: number]> = new Map([
  ['S', ['JZIHGFEDCBA', 0]],
  ['T', ['JZIHGFEDCBA', 4]],
  ['F', ['XWUTRQPNMLK', 0]],
  ['G', ['XWUTRQPNMLK', 4]],
  ['M', ['KLJNPQRTUWX', 3]],
]);
function singaporean(id: string): boolean {
  const sum = weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]);
  const [letters, offset] = SINGAPOREAN.get(id[0] ?? '') ?? ['', 0];
  return letters[(sum + offset) % 11] === id[8];
}

function hongkong(_: string, match: string): boolean {
  const id = match.replace(/[()]/g, '').padStart(9, ' ');
  const sum = Array.from(id).reduce((total, each, i) => {
    const value = each === ' ' ? 36 : Number.parseInt(each, 36);
    return total + value * (9 - i);
  }, 0);
  return sum % 11 === 0;
}

function japanese(id: string): boolean {
  const rest = weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === digit(id, 11);
}

function british(match: string): boolean {
  return !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(match);
}

function french(match: string): boolean {
  const id = match.replace(/ /g, '');
  const number = at(id, 0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - mod97(number) === Number(at(id, 13, 15));
}

function belgian(match: string): boolean {
  const id = digitsOf(match);
  const check = Number(at(id, 9, 11));
  return 97 - (Number(at(id, 0, 9)) % 97) === check || 97 - (Number(`2${at(id, 0, 9)}`) % 97) === check;
}

export function isRepeated(digits: string): boolean {
  return Array.from(digits).every((each) => each === digits[0]);
}
