# METADATA
# title: The tool send
package mcp.policy.tools.send

import data.mcp.policy.conditions

# METADATA
# title: Deny send
# custom:
#   id: deny-send
#   severity: medium
#   source: policy.yaml:17
deny contains {
	"id": "deny-send",
	"message": "`send` is denied when `to` matches `@example\\.com` and `text` matches `(?:(?i)secret)|(?:back`tick)`",
	"severity": "medium",
} if {
	not conditions.not_matches(conditions.at("to"), `@example\.com`)
	not conditions.not_matches(conditions.at("text"), "(?:(?i)secret)|(?:back`tick)")
}
