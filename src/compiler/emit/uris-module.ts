import type { RegoModule } from '../../engine/bundle.js';
import { EXPRESSION, ODD_PARTS, URI_PARTS, WRITTEN_OUT } from '../language/uri.js';
import { COMPLETE } from '../../protocol/methods.js';
import { metadata } from './metadata.js';
import { moduleText, regex, string } from './rego-text.js';

/** `data.mcp.policy.uris.plain`: whether a URI names one resource, whoever reads it. */
export const urisModule: RegoModule = {
  path: 'mcp/policy/uris/uris.rego',
  text: moduleText([
    `${metadata({ title: 'URIs' })}\npackage mcp.policy.uris`,
    `${metadata({
      title: 'The URI is in the form in which URIs are compared',
      description: 'The normal form of RFC 3986, section 6.2.2: no other text names the same resource.',
    })}
plain(text) if {
	regex.match(expression, text)
	not regex.match(odd, text)
}`,
    `${metadata({
      title: 'A template (RFC 6570) as a URI that it stands for; completion alone names templates',
    })}
written_out(text, ${string(COMPLETE)}) := regex.replace(text, ${regex(EXPRESSION)}, ${string(WRITTEN_OUT)})`,
    `written_out(text, method) := text if method != ${string(COMPLETE)}`,
    `${metadata({ title: 'Scheme and host in small letters, no empty segment, no fragment' })}
expression := concat("", ["^", scheme, "(?:", authority, "(?:/", path, ")?|/?", path, ")", query, "$"])`,
    `scheme := ${regex(URI_PARTS.scheme)}`,
    `authority := ${regex(URI_PARTS.authority)}`,
    `path := concat("", ["(?:", character, "+/)*", character, "*"])`,
    `query := concat("", [\`(?:\\?(?:\`, character, "|[/?])*)?"])`,
    `${metadata({ title: 'A character that stands for itself, or has to be encoded, in capitals' })}
character := ${regex(URI_PARTS.character)}`,
    `${metadata({
      title: 'What may still be read in two ways',
      description: 'Dot segments; a file with a host or a query; a dot after a host, or the port that it has anyway.',
    })}
odd := concat("|", [
${Object.values(ODD_PARTS)
  .map((part) => `\t${regex(part)},`)
  .join('\n')}
])`,
  ]),
};
