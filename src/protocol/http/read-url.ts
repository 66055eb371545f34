const BEYOND_ASCII = /[^\0-\x7f]/;

/**
 * What the WHATWG parser reads; undefined where it reads nothing. Once V8 has compiled its caller, `URL.canParse` of Node 20 denies every URL
 * with a letter of Latin-1 beyond ASCII: it is asked only of others, of which it tells without an exception.
 */
export function readUrl(text: string, base?: URL): URL | undefined {
  if (!BEYOND_ASCII.test(text) && !URL.canParse(text, base?.href)) return undefined;
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
