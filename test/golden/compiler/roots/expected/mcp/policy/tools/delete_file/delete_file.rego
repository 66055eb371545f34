# METADATA
# title: The tool delete_file
package mcp.policy.tools.delete_file

import data.mcp.policy.conditions

# METADATA
# title: Deny delete_file
# custom:
#   id: deny-delete_file
#   severity: medium
#   source: base.yaml:7
deny contains {
	"id": "deny-delete_file",
	"message": "`delete_file` is denied when an excluded condition does not hold",
	"severity": "medium",
} if not ruled_out_1

# METADATA
# title: One of the conditions certainly holds
any_1 if {
	count(input.paths) > 0
	every path in input.paths { conditions.below(path, {"/srv/team", "~/work"}) }
}

# METADATA
# title: The conditions certainly fail
ruled_out_1 if any_1
