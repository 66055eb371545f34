# METADATA
# title: The tool deploy
package mcp.policy.tools.deploy

import data.mcp.policy.conditions

# METADATA
# title: Allow deploy
# custom:
#   id: allow-deploy
#   severity: medium
#   source: policy.yaml:5
allow contains "allow-deploy" if {
	any_1
	conditions.excludes(conditions.at("flags"), {"--force"})
	every path in input.paths { conditions.outside(path, {"/etc"}) }
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-deploy",
	"message": "`deploy` is allowed when one of 3 alternatives holds and none of 2 excluded conditions holds",
	"severity": "medium",
}

# METADATA
# title: not from these places
# custom:
#   id: deny-deploy
#   severity: medium
#   source: policy.yaml:17
deny contains {"id": "deny-deploy", "message": "not from these places", "severity": "medium"} if not ruled_out_1

# METADATA
# scope: document
# title: One of the conditions certainly holds
any_1 if input.arguments.target == "staging"

any_1 if input.arguments.target == "production"

any_1 if {
	startswith(input.arguments.target, "test-")
	is_number(input.arguments.replicas)
	input.arguments.replicas <= 3
}

# METADATA
# title: The conditions certainly fail
ruled_out_1 if {
	conditions.none_of(conditions.at("source"), {"unknown", "internet"})
	every path in input.paths { conditions.mentions(path, {"releases"}) }
}
