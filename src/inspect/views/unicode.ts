import { step } from './url.js';
import { replaceMapped, type View } from './view.js';

const NON_ASCII = /[^\p{ASCII}]/u;
/** Zero-width, soft hyphen, bidi controls, variation selectors, fillers: nothing that a reader sees. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
/**
 * What can look like ASCII, with the marks on it (at most eight: more change nothing); tag characters as a run. Ideographs,
 * kana and Hangul cannot, and are left out.
 */
const CLUSTER =
  /[\u{e0000}-\u{e007f}]+|[\u0080-\u2dff\u3000-\u3002\u3164\ua640-\ua7ff\ufb00-\uffff\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1ff}\u{e0080}-\u{e0fff}]\p{M}{0,8}|[a-z]\p{M}{1,8}/giu;

/** Look-alikes that NFKC leaves alone, from the Unicode confusables data: Cyrillic, Greek, slashes and dots. */
const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аɑα',
    b: 'ЬВβ',
    c: 'сϲⅽ',
    d: 'ԁⅾ',
    e: 'еєε',
    f: 'ƒ',
    g: 'ɡ',
    h: 'һн',
    i: 'іıιӀ',
    j: 'ј',
    k: 'кκ',
    l: 'ӏⅼ',
    m: 'мⅿ',
    n: 'пη',
    o: 'оοσөо',
    p: 'рρ',
    q: 'ԛ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υцս',
    v: 'ѵν',
    w: 'ԝѡω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢ',
    A: 'АΑ',
    B: 'Β',
    C: 'С',
    E: 'ЕΕ',
    H: 'НΗ',
    I: 'ІΙ',
    J: 'Ј',
    K: 'КΚ',
    M: 'МΜ',
    N: 'Ν',
    O: 'ОΟ',
    P: 'РΡ',
    S: 'Ѕ',
    T: 'ТΤ',
    X: 'ХΧ',
    Y: 'УΥ',
    Z: 'Ζ',
    '/': '∕⁄⧸╱⟋',
    '\\': '∖⧵⧹',
    '.': '․。',
    '-': '‐‑‒–—−',
    "'": '‘’ʼ′',
    '"': '“”″',
    ' ': '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
  }).flatMap(([plain, alike]) => Array.from(alike, (character) => [character, plain] as const)),
);

/**
 * What the text looks like: invisible characters gone, tag characters read as the ASCII they mirror, NFKC, look-alikes and
 * accented letters as plain ones. Whitespace of every kind is a space.
 */
export function unicodeFolded(view: View): View | undefined {
  if (!NON_ASCII.test(view.text)) return undefined;
  let hidden = view.evasive;
  const folded = replaceMapped(view, CLUSTER, (cluster) => {
    const first = cluster.codePointAt(0) ?? 0;
    if (first >= 0xe0000 && first <= 0xe007f) {
      hidden = true;
      return Array.from(cluster, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) & 0x7f)).join('');
    }
    return fold(cluster);
  });
  return folded === undefined ? undefined : { ...view, ...folded, made: step(view, 'unicode-folded'), evasive: hidden };
}

/** Few different characters make up a text: remembering them is most of the speed. */
const MAX_REMEMBERED = 4_096;
const remembered = new Map<string, string>();

function fold(cluster: string): string {
  const known = remembered.get(cluster);
  if (known !== undefined) return known;
  const plain = foldOne(cluster);
  if (remembered.size < MAX_REMEMBERED) remembered.set(cluster, plain);
  return plain;
}

function foldOne(cluster: string): string {
  let plain = '';
  for (const character of cluster.normalize('NFKC')) {
    if (INVISIBLE.test(character) || /\p{M}/u.test(character)) continue;
    const latin = /\p{Script=Latin}/u.test(character) ? character.normalize('NFD').replace(/\p{M}/gu, '') : character;
    plain += CONFUSABLES.get(latin) ?? latin;
  }
  return plain;
}
