# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not.
#   An allow asks the first, a deny asks `not` the second, so that a value of the wrong type satisfies no allow and
#   trips every deny.
package mcp.policy.conditions

# METADATA
# title: The argument of this name
# description: An empty set where there certainly is none, the set of null where a name like it is there.
at(name) := found if {
	found := input.arguments[name]
} else := {null} if {
	named(name, input.arguments)
} else := set()

# METADATA
# title: A name is there
# description: In another letter case too, as some servers compare names (Go's also take `ſ` for an s).
named(name, members) if {
	some key, _ in members
	folded(key) == folded(name)
}

# METADATA
# title: A name in the letters in which some servers compare it
folded(name) := lower(replace(name, "ſ", "s"))

# METADATA
# scope: document
# title: The value is missing, or a text that the expression does not match
not_matches(found, expression) if regex.match(expression, found) == false

not_matches(found, _) if found == set()

# METADATA
# title: The path lies below one of the prefixes
# description: As the proxy resolved it, by whole segments.
below(path, prefixes) if {
	some prefix in path.under
	prefix in prefixes
}

# METADATA
# scope: document
# title: The path is missing, or certainly contains none of the words
# description: Neither as written nor where symlinks lead, whatever the server makes of it. Words are in lower case.
lacks(path, words) if {
	path.lexical != ""
	text := lower(concat("\n", array.concat([path.lexical, path.resolved], object.get(path, "also", []))))
	every word in words { contains(text, word) == false }
}

lacks(path, _) if path == set()
