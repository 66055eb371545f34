# METADATA
# title: Rules in data
# description: Too many for a package each. A row says what such a package would say.
package mcp.policy.rows

import data.mcp.policy.conditions

# METADATA
# title: Rows about the tool that is called
rows := data.mcp.index.rows[input.tool.name]

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
# title: Every condition of the row certainly holds
holds(list) if paths_hold(list.paths)

# METADATA
# title: A condition of the row certainly fails
fails(list) if paths_fail(list.paths)

# METADATA
# scope: document
# title: There is a path argument, and each meets every test
paths_hold(tests) if count(tests) == 0

paths_hold(tests) if {
	count(input.paths) > 0
	every path in input.paths {
		every test in tests { test_holds(path, test) }
	}
}

# METADATA
# title: "Each path argument fails a test; where there is none, nothing holds"
paths_fail(tests) if {
	count(tests) > 0
	every path in input.paths {
		some test in tests
		test_fails(path, test)
	}
}

test_holds(found, test) if {
	test.operator == "path_starts_with"
	conditions.below(found, test.operand)
}

test_fails(found, test) if {
	test.operator == "path_starts_with"
	conditions.outside(found, test.operand)
}
