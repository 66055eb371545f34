# METADATA
# title: The tool template
package mcp.policy.tools.template

import data.mcp.policy.conditions

# METADATA
# title: Deny template
# custom:
#   id: deny-template
#   severity: medium
#   source: policy.yaml:13
deny contains {
	"id": "deny-template",
	"message": "`template` is denied when `text` matches `\\${x`",
	"severity": "medium",
} if not conditions.not_matches(conditions.at("text"), `\${x`)
