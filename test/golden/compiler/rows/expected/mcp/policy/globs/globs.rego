# METADATA
# title: Patterns
# description: |
#   Which patterns a name fits. Only those whose text before the first `*` begins the name are looked at: one look-up
#   in the index for each length that such texts have, however many patterns there are.
package mcp.policy.globs

# METADATA
# title: The patterns of an index that a name fits
fitting(name, index) := {row.glob |
	some length in index.lengths
	some row in index.prefixes[substring(name, 0, length)]
	fits(name, row)
}

fits(name, row) if {
	count(name) >= row.least
	endswith(name, row.suffix)
	inside(name, row)
}

# METADATA
# scope: document
# title: What stands between the first and the last text of the pattern fits as well
inside(_, row) if row.anything

inside(name, row) if contains(substring(name, row.from, count(name) - row.around), row.middle)

inside(name, row) if regex.match(row.expression, name)
