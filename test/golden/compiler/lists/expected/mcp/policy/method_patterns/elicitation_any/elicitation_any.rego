# METADATA
# title: "Methods called elicitation/*"
package mcp.policy.method_patterns["elicitation/*"]

# METADATA
# title: "Allow roots/list, elicitation/*"
# custom:
#   id: allow-roots/list
#   severity: medium
#   source: policy.yaml:12
allow contains "allow-roots/list"

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-roots/list",
	"message": "`roots/list` and `elicitation/*` are allowed",
	"severity": "medium",
}
