import { parseGlob, type Glob } from '../../pdp/glob.js';
import { COMPLETE } from '../../protocol/methods.js';
import { text } from './scalars.js';
import type { Shape } from './shape.js';
import { quote } from '../source/node.js';

/**
 * Plain URIs: in the normal form of RFC 3986 §6.2.2, so that no two of them name one resource. Percent-encoding only where a character
 * cannot stand for itself, in capitals; no empty or dot segment, no user information, no fragment; lower-case scheme and host.
 * The parts are RE2, and mean the same in JavaScript.
 */
export const URI_PARTS = {
  character: String.raw`(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?:2[023]|3[CEF]|5[BDE]|60|7[BCD]|[89A-F][0-9A-F]))`,
  scheme: '[a-z][a-z0-9+.-]*:',
  authority: "//[a-z0-9._~!$&'()*+,;=:-]*",
} as const;

/** What a URI may still be read in two ways by: dot segments, a file with a host or a query, a dot after a host, the port it has anyway. */
export const ODD_PARTS = {
  dots: String.raw`[:/]\.{1,2}(?:[/?;]|$)`,
  file: String.raw`^file:(?:/{0,2}(?:[^/]|$)|.*\?)`,
  host: String.raw`^[^:]*://[^/?]*(?:\.|:(?:80|443)?)(?:[/?]|$)`,
} as const;

const { character, scheme, authority } = URI_PARTS;
const path = `(?:${character}+/)*${character}*`;
const PLAIN_URI = String.raw`^${scheme}(?:${authority}(?:/${path})?|/?${path})(?:\?(?:${character}|[/?])*)?$`;
const ODD_URI = Object.values(ODD_PARTS).join('|');

const plain = new RegExp(PLAIN_URI);
const odd = new RegExp(ODD_URI);

/** Whether every reader takes the URI for the same resource. */
export function isPlainUri(uri: string): boolean {
  return plain.test(uri) && !odd.test(uri);
}

/** An expression of a template (RFC 6570), and what stands for its value. `completion/complete` alone names templates. */
export const EXPRESSION = String.raw`\{[^{}]*\}`;
export const WRITTEN_OUT = 'x';

const expressions = new RegExp(EXPRESSION, 'g');

/** What a message names, a template as a URI that it stands for: in no form of a URI is there room for its braces. */
export function writtenOut(uri: string, method: string): string {
  return method === COMPLETE ? uri.replaceAll(expressions, WRITTEN_OUT) : uri;
}

const MAX_URI = 2048;

/** A resource by its URI, or a pattern with `*` for any text. */
export const uriOrPattern: Shape<Glob> = {
  expected: 'a URI, or a pattern of URIs with `*` for any text',
  schema: { type: 'string', minLength: 1, maxLength: MAX_URI, pattern: String.raw`^[^\s\\]+$`, examples: ['file:///srv/docs/*'] },
  read(node, problems) {
    const uri = text.read(node, problems);
    if (uri === undefined) return undefined;
    if (uri.length > MAX_URI) return problems.error('AM1108', node.span, `this URI is longer than ${MAX_URI} characters`);
    if (!/^[^:/?#]*[:*]/.test(uri))
      return problems.error(
        'AM1108',
        node.span,
        `${quote(uri)} is no URI`,
        `begin it with a scheme: \`file://${uri.startsWith('/') ? '' : '/'}${uri}\``,
      );
    if (!samplesOf(uri).some(isPlainUri))
      return problems.error(
        'AM1108',
        node.span,
        `${quote(uri)} is not in the form in which URIs are compared, so no message would fit it`,
        'lower-case scheme and host, no `.` or `..`, no `//` in the path, no `#`, `%XX` only where it must be: `file:///srv/data/*`',
      );
    return parseGlob(uri);
  },
};

/** What a pattern fits: its first star may hold slashes too. */
function samplesOf(pattern: string): readonly string[] {
  const whole = pattern.startsWith('*') ? `a:/${pattern}` : pattern;
  return ['a', '/a', '///a'].map((first) => whole.replace(/\*+/, first).replaceAll(/\*+/g, 'a'));
}
