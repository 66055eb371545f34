# METADATA
# title: The tool deploy
package mcp.policy.tools.deploy

import data.mcp.policy.conditions

# METADATA
# title: Allow deploy
# custom:
#   id: allow-deploy
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-deploy" if {
	conditions.is_authenticated(true)
	conditions.in_groups({"ops", "sre"})
	conditions.claim_is({"at": ["department"], "values": ["infra"]})
	conditions.in_window({"days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "from": 480, "to": 1080, "zone": "Europe/Berlin"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-deploy",
	"message": "`deploy` is allowed for who proved who they are and for members of `ops` or `sre` and for the claim `department` `infra` and from 08:00 to 18:00 on `Monday`, `Tuesday`, `Wednesday`, `Thursday` and `Friday` (Europe/Berlin)",
	"severity": "medium",
}
