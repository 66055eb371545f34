import { luhn, mod11And10, verhoeff } from './checksums.js';
import {
  argentine,
  australian,
  belgian,
  brazilian,
  british,
  britishHealth,
  chilean,
  chinese,
  dutch,
  finnish,
  french,
  hongkong,
  italian,
  japanese,
  korean,
  mexican,
  norwegian,
  polish,
  singaporean,
  southAfrican,
  spanish,
  spanishForeigner,
  swedish,
  taiwanese,
  thai,
  turkish,
} from './national-checks.js';

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
  /** Where two digits of a year of birth stand that could be those of a paper's date as well. */
  readonly year?: number;
}

export const NATIONAL_IDS: readonly NationalId[] = [
  {
    name: 'es_nif',
    pattern: /\d{8}[- ]?[A-Z]/g,
    alone: 'context',
    words: /\b(?:nif|dni)\b/i,
    valid: spanish,
  },
  {
    name: 'es_nie',
    pattern: /[XYZ][- ]?\d{7}[- ]?[A-Z]/g,
    alone: 'certain',
    words: /\bnie\b/i,
    valid: spanishForeigner,
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
    year: 4,
    valid: finnish,
  },
  { name: 'se_personnummer', pattern: /19\d{6}[-+]\d{4}/g, alone: 'certain', words: /personnummer/i, valid: swedish },
  { name: 'se_personnummer', pattern: /20\d{6}[-+]\d{4}/g, alone: 'certain', words: /personnummer/i, valid: swedish, year: 2 },
  { name: 'se_personnummer', pattern: /\d{6}[-+]\d{4}/g, alone: 'certain', words: /personnummer/i, valid: swedish, year: 0 },
  { name: 'se_personnummer', pattern: /(?:19|20)?\d{10}/g, alone: 'never', words: /personnummer/i, valid: swedish },
  { name: 'no_fodselsnummer', pattern: /\d{6} ?\d{5}/g, alone: 'certain', words: /f(?:ø|o)dselsnummer/i, valid: norwegian },
  {
    name: 'pl_pesel',
    pattern: /\d{11}/g,
    alone: 'context',
    words: /pesel/i,
    valid: polish,
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
    valid: argentine,
  },
  { name: 'mx_curp', pattern: /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/g, alone: 'certain', words: /\bcurp\b/i, valid: mexican },
  { name: 'kr_rrn', pattern: /\d{6}-[1-8]\d{6}/g, alone: 'certain', words: /주민등록|\brrn\b/i, valid: korean, year: 0 },
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
    valid: southAfrican,
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
    valid: britishHealth,
  },
  { name: 'ca_sin', pattern: /[1-79]\d{2}[- ]?\d{3}[- ]?\d{3}/g, alone: 'context', words: /\bsin\b|social insurance/i, valid: luhn },
  {
    name: 'au_tfn',
    pattern: /\d{3} ?\d{3} ?\d{3}/g,
    alone: 'never',
    words: /\btfn\b|tax file/i,
    valid: australian,
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
    valid: dutch,
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
    valid: thai,
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
