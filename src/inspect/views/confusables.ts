/** A to Z. */
const BRAILLE = '⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵';

/** Look-alikes that NFKC leaves alone, from the Unicode confusables data: Cyrillic, Greek, Armenian, Coptic, Cherokee, Lisu, small capitals, letters with strokes or in frames, slashes and dots; and Braille's letters. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аɑαᴀꭺ',
    b: 'ЬВβʙƀᏏ',
    c: 'сϲⅽᴄⲥꮯ',
    d: 'ԁⅾᴅđðᏧ',
    e: 'еєεᴇɘҽꭼ℮',
    f: 'ƒꜰք',
    g: 'ɡɢց',
    h: 'һнʜħհᏂ',
    i: 'іıιӀɪɨꭵɩ',
    j: 'јᴊϳ',
    k: 'кκᴋ',
    l: 'ӏⅼʟłƚ',
    m: 'мⅿᴍ',
    n: 'пηɴոռ',
    o: 'оοσөоᴏøօⲟჿ',
    p: 'рρᴘⲣ',
    q: 'ԛգզ',
    r: 'гᴦʀⲅꭇꮁ',
    s: 'ѕꜱꮪƽ',
    t: 'тτᴛŧꭲ',
    u: 'υцսᴜʉʋꭎꭒ',
    v: 'ѵνᴠꮩ',
    w: 'ԝѡωᴡաɯꮃ',
    x: 'хχ',
    y: 'уүγʏყɣ',
    z: 'ᴢꮓ',
    A: 'АΑᎪꓮᗅⲀ',
    B: 'ΒᏴꓐᗷⲂ',
    C: 'СϹⲤᏟꓚ',
    D: 'ᎠꓓᗞᗪÐ',
    E: 'ЕΕᎬꓰⴹⲈ',
    F: 'ᖴꓝϜ',
    G: 'ᏀᏳꓖԌ',
    H: 'НΗᎻꓧᕼⲎ',
    I: 'ІΙꓲⲒ',
    J: 'ЈᎫꓙᒍͿ',
    K: 'КΚᏦꓗᛕⲔ',
    L: 'ᏞꓡᒪⳐ',
    M: 'МΜᎷꓟᗰⲘϺ',
    N: 'ΝꓠⲚ',
    O: 'ОΟꓳⲞՕⵔ',
    P: 'РΡᏢꓑᑭⲢ',
    R: 'ᎡᏒꓣᖇƦ',
    S: 'ЅᏕᏚꓢՏ',
    T: 'ТΤᎢꓔⲦ',
    U: 'ꓴᑌՍ',
    V: 'ᏙꓦᐯѴ',
    W: 'ᎳᏔꓪԜ',
    X: 'ХΧꓫⲬ',
    Y: 'УΥᎩᎽꓬⲨҮ',
    Z: 'ΖᏃꓜ',
    '/': '∕⁄⧸╱⟋',
    '\\': '∖⧵⧹',
    '.': '․。',
    '-': '‐‑‒–—−',
    "'": '‘’ʼ′',
    '"': '“”″',
    ' ': '\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
  })
    .flatMap(([plain, alike]) => Array.from(alike, (character) => [character, plain] as const))
    .concat(
      framed(0x1f150),
      framed(0x1f170),
      framed(0x1f1e6),
      Array.from(BRAILLE, (character, i) => [character, String.fromCharCode(0x61 + i)] as const),
    ),
);

/** Where alphabets with look-alikes lie among ideographs and signs that are none: Lisu, Cyrillic and Latin beyond their first blocks, small Cherokee. */
export function isAlphabet(code: number): boolean {
  return (code >= 0xa4d0 && code <= 0xa4ff) || (code >= 0xa640 && code <= 0xa7ff) || (code >= 0xab30 && code <= 0xabbf);
}

/** The block of letters in frames, and of flags. */
export function isFramed(code: number): boolean {
  return code >= 0x1f100 && code <= 0x1f1ff;
}

/** A to Z in circles, in squares and as halves of flags, in one row from `first` on. */
function framed(first: number): readonly (readonly [string, string])[] {
  return Array.from({ length: 26 }, (_, i) => [String.fromCodePoint(first + i), String.fromCharCode(0x41 + i)] as const);
}
