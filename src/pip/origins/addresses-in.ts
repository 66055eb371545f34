/** More of one text tell no more. */
const MOST_ADDRESSES = 64;

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})/gu;
/** With a scheme, or by what people write without one. */
const URL_HOST = /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)(?:[^\s/?#@"'<>]{0,128}@)?([^\s/?#:"'<>()]{1,253})/giu;
const BARE_HOST = /\b((?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|info|biz|io|dev|app|xyz|site|online|top))\b/giu;
/** ISO 13616; spaces between groups are often written. */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/gu;
/** ITU-T E.164, as people write it. */
const PHONE = /\+\d[\d ().-]{6,20}\d/gu;

/** What a text names by which something could be sent to others: mail addresses, hosts of URLs, account and telephone numbers. */
export function addressesIn(text: string): readonly string[] {
  const found = new Set<string>();
  const take = (pattern: RegExp, group: number) => {
    for (const match of text.matchAll(pattern)) {
      if (found.size >= MOST_ADDRESSES) return;
      found.add(match[group] ?? '');
    }
  };
  if (text.includes('@')) take(EMAIL, 0);
  if (text.includes('.')) {
    take(URL_HOST, 1);
    take(BARE_HOST, 1);
  }
  if (/\d{2}/.test(text)) {
    take(IBAN, 0);
    take(PHONE, 0);
  }
  return [...found];
}
