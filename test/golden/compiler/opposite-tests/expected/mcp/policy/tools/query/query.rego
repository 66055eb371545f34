# METADATA
# title: The tool query
package mcp.policy.tools.query

import data.mcp.policy.conditions

# METADATA
# title: nothing but reading
# custom:
#   id: deny-query
#   severity: medium
#   source: policy.yaml:16
deny contains {"id": "deny-query", "message": "nothing but reading", "severity": "medium"} if {
	not conditions.verbs_among(conditions.sql_fact("/arguments/sql", conditions.at("sql")), {"select"})
}
