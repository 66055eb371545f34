/** One bit each. */
export const CYRILLIC = 1;
export const ARABIC = 2;
export const DEVANAGARI = 4;
export const HAN = 8;
export const KANA = 16;
export const HANGUL = 32;
export const BENGALI = 64;
export const THAI = 128;
export const GREEK = 256;
export const HEBREW = 512;

/** The script of a unit, of those that the phrases are in; 0 for none. */
export function scriptOf(code: number): number {
  if (code < 0x370) return 0;
  if (code < 0x500) return code < 0x400 ? GREEK : CYRILLIC;
  if (code < 0xa00) {
    if (code >= 0x900) return code < 0x980 ? DEVANAGARI : BENGALI;
    if (code >= 0x600) return code < 0x700 ? ARABIC : 0;
    return code >= 0x590 ? HEBREW : 0;
  }
  if (code < 0xe80) return code >= 0xe00 ? THAI : 0;
  if (code < 0x3100) return code >= 0x3040 ? KANA : 0;
  if (code < 0xa000) return code >= 0x4e00 ? HAN : 0;
  return code >= 0xac00 && code < 0xd7a4 ? HANGUL : 0;
}

/** A phrase of a script without the words of the tables: written out whole. */
export interface ScriptPhrase {
  readonly rule: string;
  readonly weight: number;
  /** A match has a character of one of them. */
  readonly scripts: number;
  /** One of them has to be in the text too, wherever: two letters or more, in any case. */
  readonly oneOf?: readonly string[];
  readonly pattern: RegExp;
}
