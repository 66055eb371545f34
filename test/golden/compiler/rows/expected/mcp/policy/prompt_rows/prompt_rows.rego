# METADATA
# title: Rules in data
# description: Too many for a package each. A row says what such a package would say.
package mcp.policy.prompt_rows

# METADATA
# title: Rows about the prompt that is asked for
rows := data.mcp.index.prompt_rows[input.prompt.name]

# METADATA
# title: Ids of the rows that allow
allow contains row.id if {
	some row in rows
	row.action == "allow"
	holds(row)
}

# METADATA
# title: Reasons of the rows that ask
ask contains row.reason if {
	some row in rows
	row.action == "ask"
	holds(row)
}

# METADATA
# title: Reasons of the rows that deny
deny contains row.reason if {
	some row in rows
	row.action == "deny"
	not fails(row)
}

# METADATA
# title: What is said where no row holds
otherwise contains row.reason if {
	some row in rows
	row.action in {"allow", "ask"}
}

# METADATA
# title: A row without conditions holds
holds(_)

# METADATA
# title: And never fails
fails(_) := false
