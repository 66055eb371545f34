# METADATA
# title: The tool fetch
package mcp.policy.tools.fetch

import data.mcp.policy.conditions

# METADATA
# title: Deny fetch
# custom:
#   id: deny-fetch
#   severity: medium
#   source: policy.yaml:12
deny contains {
	"id": "deny-fetch",
	"message": "`fetch` is denied when `url` does not match `^https://.*$`",
	"severity": "medium",
} if not conditions.matches(conditions.at("url"), `^https://.*$`)
