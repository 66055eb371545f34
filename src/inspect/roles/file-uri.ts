/**
 * The path of a `file:` URI (RFC 8089), or undefined where readers differ: another host, an encoded separator or NUL,
 * `..` (a URL parser removes it, a string cut does not), a query or a fragment, escapes that are no UTF-8.
 */
export function fileUriToPath(text: string): string | undefined {
  const match = /^file:(?:\/\/(?:localhost)?)?(\/[^?#]*)$/i.exec(text);
  const encoded = match?.[1];
  if (encoded === undefined || encoded.startsWith('//') || /%(?:2f|5c|00)/i.test(encoded) || encoded.includes('\\')) return undefined;
  try {
    const path = decodeURIComponent(encoded);
    if (path.split('/').includes('..')) return undefined;
    return /^\/[a-z]:(?:\/|$)/i.test(path) ? path.slice(1) : path;
  } catch {
    return undefined;
  }
}
