# METADATA
# title: Rules in data
# description: Too many for a package each. A row says what such a package would say.
package mcp.policy.resource_rows

# METADATA
# title: Rows about the resource that is asked for
rows := data.mcp.index.resource_rows[input.resource.uri]

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
# title: What else the rows that hold oblige to
obligations contains obligation if {
	some row in rows
	row.action in {"allow", "ask"}
	holds(row)
	some obligation in row.obligations
}

# METADATA
# title: A row without conditions holds
holds(_)

# METADATA
# title: And never fails
fails(_) := false
