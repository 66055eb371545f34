# METADATA
# title: The tool d
package mcp.policy.tools.d

import data.mcp.policy.conditions

# METADATA
# title: Allow d
# custom:
#   id: allow-d
#   severity: medium
#   source: policy.yaml:13
allow contains "allow-d" if {
	count(input.paths) > 0
	every path in input.paths {
		conditions.below(path, {"/srv/secrets"})
		conditions.lacks(path, {"secret"})
	}
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-d",
	"message": "`d` is allowed below `/srv/secrets`, but not for paths containing `secret`",
	"severity": "medium",
}
