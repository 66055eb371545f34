# METADATA
# title: The tool e
package mcp.policy.tools.e

import data.mcp.policy.conditions

# METADATA
# title: Allow e
# custom:
#   id: allow-e
#   severity: medium
#   source: policy.yaml:14
allow contains "allow-e" if regex.match(`git status`, input.arguments.command)

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-e",
	"message": "`e` is allowed when `command` matches `git status`",
	"severity": "medium",
}

# METADATA
# title: Deny e
# custom:
#   id: deny-e
#   severity: medium
#   source: policy.yaml:15
deny contains {
	"id": "deny-e",
	"message": "`e` is denied when `command` matches `rm -rf`",
	"severity": "medium",
} if not conditions.not_matches(conditions.at("command"), `rm -rf`)
