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
