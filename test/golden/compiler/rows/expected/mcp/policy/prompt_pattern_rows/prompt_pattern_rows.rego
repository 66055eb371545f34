# METADATA
# title: Rules in data
# description: Too many for a package each. A row says what such a package would say.
package mcp.policy.prompt_pattern_rows

import data.mcp.policy.conditions
import data.mcp.policy.servers

# METADATA
# title: Rows about the prompt that is asked for
rows := [row |
	some pattern in data.mcp.policy.fitting_prompt
	some row in data.mcp.index.prompt_pattern_rows[pattern]
	speaks(row)
]

# METADATA
# title: The row speaks of this server
speaks(row) if of_server(row)

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
# title: Every condition of the row certainly holds
holds(list) if every condition in list.others { condition_holds_0(condition) }

# METADATA
# title: A condition of the row certainly fails
fails(list) if {
	some condition in list.others
	condition_fails_0(condition)
}

# METADATA
# title: The condition certainly holds
condition_holds_0(test) if every found in values(test) { test_holds(found, test) }

# METADATA
# title: The condition certainly fails
condition_fails_0(test) if every found in values(test) { test_fails(found, test) }

# METADATA
# title: What a test is asked of
values(test) := [conditions.at(test.at)] if test.found == "at"

test_holds(found, test) if {
	test.operator == "not_equals"
	conditions.differs(found, test.operand)
}

test_fails(found, test) if {
	test.operator == "not_equals"
	conditions.equals(found, test.operand)
}
