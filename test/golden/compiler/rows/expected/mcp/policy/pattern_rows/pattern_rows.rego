# METADATA
# title: Rules in data
# description: Too many for a package each. A row says what such a package would say.
package mcp.policy.pattern_rows

import data.mcp.policy.annotations
import data.mcp.policy.servers

# METADATA
# title: Rows about the tool that is called
rows := [row |
	some pattern in data.mcp.policy.fitting_tool
	some row in data.mcp.index.pattern_rows[pattern]
	speaks(row)
]

# METADATA
# title: The row speaks of this server, and of what the tool says of itself
speaks(row) if {
	of_server(row)
	every name, value in object.get(row, "annotations", {}) { annotations[name] == value }
}

of_server(row) if not row.servers

of_server(row) if {
	some server in row.servers
	server in servers.named
}

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
# title: Limits of the rows that hold
obligations contains object.union(row.limit, {"key": input.tool.name}) if {
	some row in rows
	holds(row)
}

# METADATA
# title: A row without conditions holds
holds(_)

# METADATA
# title: And never fails
fails(_) := false
