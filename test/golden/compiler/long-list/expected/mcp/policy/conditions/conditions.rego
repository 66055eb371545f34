# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not.
#   An allow asks the first, a deny asks `not` the second, so that a value of the wrong type satisfies no allow and
#   trips every deny.
package mcp.policy.conditions

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
