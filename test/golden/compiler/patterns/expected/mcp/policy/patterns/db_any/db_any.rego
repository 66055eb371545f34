# METADATA
# title: "Tools called db_*"
package mcp.policy.patterns["db_*"]

# METADATA
# title: "Allow db_*"
# custom:
#   id: "allow-db_*"
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-db_*" if regex.match(`(?is)^select\s.*$`, input.arguments.sql)

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-db_*",
	"message": "`db_*` is allowed when `sql` matches `(?is)^select\\s.*$`",
	"severity": "medium",
}

# METADATA
# title: At most 60 a hour
# custom:
#   id: "allow-db_*"
#   source: policy.yaml:3
obligations contains {
	"kind": "rate_limit",
	"requests": 60,
	"per": "hour",
	"key": input.tool.name,
	"id": "allow-db_*",
} if "allow-db_*" in allow
