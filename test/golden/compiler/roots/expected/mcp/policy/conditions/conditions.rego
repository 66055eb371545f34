# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not.
#   An allow asks the first, a deny asks `not` the second, so that a value of the wrong type satisfies no allow and
#   trips every deny.
package mcp.policy.conditions

# METADATA
# title: The path lies below one of the prefixes
# description: As the proxy resolved it, by whole segments.
below(path, prefixes) if {
	some prefix in path.under
	prefix in prefixes
}

# METADATA
# title: The path ends with one of the extensions
# description: As written and where symlinks lead. Extensions are in lower case.
extends_with(path, extensions) if {
	path.lexical != ""
	every text in array.concat([path.lexical, path.resolved], object.get(path, "also", [])) {
		some extension in extensions
		endswith(lower(text), extension)
	}
}
