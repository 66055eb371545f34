import { once } from '../inspect/once.js';
import { Regex } from '../pdp/builtins/regex/regex.js';
import { quoteMeta } from '../pdp/builtins/regex/template.js';

/** A template is some dozens of characters; an expression of a longer one might not be made. */
const LONGEST = 4_096;

/**
 * Whether a URI may be what a URI template (RFC 6570) expands to, as a server reads it backwards: a variable is a part between slashes, one
 * with `+` or `#` anything. Of a URI with a dot segment, however it is written, or with a user's name that the template has not, nobody can
 * say where it leads: no template does.
 */
export function leadsTo(template: string, uri: string): boolean {
  if (template.length > LONGEST || isDoubtful(uri) || (USER.test(uri) && !USER.test(template))) return false;
  return new Regex(expressionOf(template)).matches(uri);
}

const USER = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i;
const DOT_SEGMENT = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?:$|[/\\?#;]|%2f|%5c)/i;
/** What some readers drop (WHATWG URL drops tabs and line breaks), escapes of escapes, and UTF-8 in more bytes than it takes. */
const OTHERWISE = once(() => /\p{Cc}|%(?:25)+(?:2e|2f|5c)|%0[09ad]|%c[01]|%e0%80|%f0%80/iu);

function isDoubtful(uri: string): boolean {
  return OTHERWISE().test(uri) || DOT_SEGMENT.test(uri.normalize('NFKC'));
}

/** An expression of RE2: templates are the server's, URIs the client's, and time must not be theirs. */
function expressionOf(template: string): string {
  const parts = template.split(/(\{[^{}]*\})/).map((part) => (part.startsWith('{') ? variablesOf(part.slice(1, -1)) : quoteMeta(part)));
  return `(?s)^${parts.join('')}$`;
}

/** All variables of an expression are one piece of text, as long as nobody reads them. */
function variablesOf(expression: string): string {
  const { operator = '', names = '' } = /^(?<operator>[+#./;?&]?)(?<names>.*)$/su.exec(expression)?.groups ?? {};
  const exploded = names.includes('*') || names.includes(',');
  switch (operator) {
    case '+':
      return '.*';
    case '#':
      return '(?:#.*)?';
    case '/':
      return exploded ? '(?:/[^/?#\\\\]*)*' : '(?:/[^/?#\\\\]*)?';
    case '?':
      return '(?:\\?[^#]*)?';
    case '&':
      return '(?:&[^#]*)?';
    default:
      return '[^/?#\\\\]*';
  }
}
