# METADATA
# title: The tool query
package mcp.policy.tools.query

import data.mcp.policy.conditions

# METADATA
# title: Allow query
# custom:
#   id: allow-query
#   severity: medium
#   source: policy.yaml:20
allow contains "allow-query" if {
	conditions.verbs_among(input.sql["/arguments/sql"], {"select"})
	conditions.one_statement(input.sql["/arguments/sql"], true)
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-query",
	"message": "`query` is allowed when `sql` is SQL of `select` alone and one statement of SQL",
	"severity": "medium",
}
