# METADATA
# title: URIs
package mcp.policy.uris

# METADATA
# title: The URI is in the form in which URIs are compared
# description: "The normal form of RFC 3986, section 6.2.2: no other text names the same resource."
plain(text) if {
	regex.match(expression, text)
	not regex.match(odd, text)
}

# METADATA
# scope: document
# title: "A template (RFC 6570) as a URI that it stands for; completion alone names templates"
written_out(text, "completion/complete") := regex.replace(text, `\{[^{}]*\}`, "x")

written_out(text, method) := text if method != "completion/complete"

# METADATA
# title: Scheme and host in small letters, no empty segment, no fragment
expression := concat("", ["^", scheme, "(?:", authority, "(?:/", path, ")?|/?", path, ")", query, "$"])

scheme := `[a-z][a-z0-9+.-]*:`

authority := `//[a-z0-9._~!$&'()*+,;=:-]*`

path := concat("", ["(?:", character, "+/)*", character, "*"])

query := concat("", [`(?:\?(?:`, character, "|[/?])*)?"])

# METADATA
# title: A character that stands for itself, or has to be encoded, in capitals
character := `(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?:2[023]|3[CEF]|5[BDE]|60|7[BCD]|[89A-F][0-9A-F]))`

# METADATA
# title: What may still be read in two ways
# description: "Dot segments; a file with a host or a query; a dot after a host, or the port that it has anyway."
odd := concat("|", [
	`[:/]\.{1,2}(?:[/?;]|$)`,
	`^file:(?:/{0,2}(?:[^/]|$)|.*\?)`,
	`^[^:]*://[^/?]*(?:\.|:(?:80|443)?)(?:[/?]|$)`,
])
