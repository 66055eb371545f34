import { once } from '../../inspect/once.js';

/** More of one text tell no more; a list of contacts has as many. */
const MOST_ADDRESSES = 1_000;

const EMAIL = once(() => /[\p{L}\p{N}._%+-]{1,64}@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})/gu);
/** RFC 5321 §4.1.2: a local part in quotes, and a machine by its number. */
const UNUSUAL_EMAIL = /(?:"[^"\n]{1,64}"@[^\s@<>"',;]{1,253}|[^\s@"<>]{1,64}@\[[^\]\s]{2,64}\])/gu;
/** With a scheme, or by what people write without one. */
const URL_HOST = /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)(?:[^\s/?#@"'<>]{0,128}@)?([^\s/?#:"'<>()]{1,253})/giu;
const BARE_HOST = /\b((?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|info|biz|io|dev|app|xyz|site|online|top))\b/giu;
/** As URL parsers read it, whatever slashes stand there or not (WHATWG URL, "special authority ignore slashes"). */
const LOOSE_HOST = /(?:\bhttps?:[\\/]{0,8}|^\/\/)(?:[^\s\\/?#@"'<>]{0,128}@)?([^\s\\/?#:"'<>()]{1,253})/giu;
const IPV4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/gu;
/** ISO 13616; spaces between groups are often written. */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/gu;
/** ITU-T E.164, as people write it. */
const PHONE = /\+\d[\d ().-]{6,20}\d/gu;

const PLAIN = /^[\0-\x7f]*$/;

/** What a text names by which something could be sent to others: mail addresses, hosts of URLs, account and telephone numbers. */
export function addressesIn(written: string): readonly string[] {
  const text = PLAIN.test(written) ? written : written.normalize('NFKC').replaceAll('\u3002', '.');
  const found = new Set<string>();
  const take = (pattern: RegExp, group: number) => {
    for (const match of text.matchAll(pattern)) {
      if (found.size >= MOST_ADDRESSES) return;
      found.add(match[group] ?? '');
    }
  };
  if (text.includes('@')) {
    take(EMAIL(), 0);
    take(EMAIL(), 1);
    take(UNUSUAL_EMAIL, 0);
  }
  if (text.includes('.')) {
    take(URL_HOST, 1);
    take(LOOSE_HOST, 1);
    take(IPV4, 0);
    take(BARE_HOST, 1);
  }
  if (/\d{2}/.test(text)) {
    take(IBAN, 0);
    take(PHONE, 0);
  }
  return [...found];
}
