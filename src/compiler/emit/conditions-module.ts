import type { RegoModule } from '../../engine/bundle.js';
import { moduleText } from './rego-text.js';

/** What conditions are made of. Each function is undefined, never true, for a value of the wrong type. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  below: `# METADATA
# title: The path lies below one of the prefixes
# description: As the proxy resolved it, by whole segments.
below(path, prefixes) if {
	some prefix in path.under
	prefix in prefixes
}`,
  outside: `# METADATA
# title: The path certainly lies below none of the prefixes
# description: Where two readers may find two places, \`touches\` has the prefixes of both, \`under\` only what they share.
outside(path, prefixes) if {
	path.lexical != ""
	touched := object.get(path, "touches", path.under)
	every prefix in touched { not prefix in prefixes }
}`,
  lacks: `# METADATA
# title: The path certainly contains none of the words
# description: Neither as written nor where symlinks lead, whatever the server makes of the text. Words are in lower case.
lacks(path, words) if {
	path.lexical != ""
	text := lower(concat("\\n", array.concat([path.lexical, path.resolved], object.get(path, "also", []))))
	every word in words { contains(text, word) == false }
}`,
  mentions: `# METADATA
# title: The path contains one of the words
mentions(path, words) if {
	some text in [path.lexical, path.resolved]
	some word in words
	contains(lower(text), word)
}`,
  matches: `# METADATA
# title: The argument is a text that the expression matches
matches(found, expression) if regex.match(expression, found)`,
  not_matches: `# METADATA
# title: The argument is missing, or certainly a text that the expression does not match
not_matches(found, expression) if regex.match(expression, found) == false

not_matches(found, _) if found == set()`,
  at: `# METADATA
# title: The argument of this name
# description: A set, which no JSON value is, where there is none, empty if that is certain.
at(name) := found if {
	found := input.arguments[name]
} else := {"unclear"} if {
	present(name)
} else := set()

# METADATA
# title: The argument is there
# description: In another letter case too, as some servers compare names (Go's also take \`ſ\` for an s).
present(name) if {
	some key, _ in input.arguments
	folded(key) == folded(name)
}

folded(name) := lower(replace(name, "ſ", "s"))`,
};

const HEAD = `# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not. An allow asks
#   the first, a deny asks \`not\` the second, so that a value of the wrong type satisfies no allow and trips every deny.
package mcp.policy.conditions`;

/** The functions that these texts call, in a module of their own. */
export function conditionsModule(texts: readonly string[]): readonly RegoModule[] {
  const used = Object.keys(FUNCTIONS).filter((name) => texts.some((text) => text.includes(`conditions.${name}(`)));
  if (used.length === 0) return [];
  return [{ path: 'mcp/policy/conditions/conditions.rego', text: moduleText([HEAD, ...used.map((name) => FUNCTIONS[name] ?? '')]) }];
}
