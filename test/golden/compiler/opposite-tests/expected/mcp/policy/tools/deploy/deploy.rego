# METADATA
# title: The tool deploy
package mcp.policy.tools.deploy

import data.mcp.policy.conditions

# METADATA
# title: Allow deploy
# custom:
#   id: allow-deploy
#   severity: medium
#   source: policy.yaml:24
allow contains "allow-deploy" if {
	conditions.known_by({"jwt"})
	conditions.called_before({"run_tests", "review"})
	conditions.lacks_labels({"secret_seen"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-deploy",
	"message": "`deploy` is allowed for who is known by `jwt` and after `run_tests` and `review` and as long as the session is not marked `secret_seen`",
	"severity": "medium",
}
