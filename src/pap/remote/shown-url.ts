/** A URL as messages and records name it: user names, passwords and queries may be secret. */
export function shownUrl(url: URL): string {
  return url.origin + url.pathname;
}
