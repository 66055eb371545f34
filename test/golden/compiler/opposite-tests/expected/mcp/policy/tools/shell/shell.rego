# METADATA
# title: The tool shell
package mcp.policy.tools.shell

import data.mcp.policy.conditions

# METADATA
# title: no program that talks to the network
# custom:
#   id: deny-shell
#   severity: medium
#   source: policy.yaml:20
deny contains {
	"id": "deny-shell",
	"message": "no program that talks to the network",
	"severity": "medium",
} if not ruled_out_1

# METADATA
# title: One of the conditions certainly holds
any_1 if {
	conditions.programs_other(conditions.command_fact("/arguments/command", conditions.at("command")), {"curl", "wget"})
}

# METADATA
# title: The conditions certainly fail
ruled_out_1 if any_1
