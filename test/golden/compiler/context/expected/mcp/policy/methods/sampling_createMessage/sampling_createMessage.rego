# METADATA
# title: The method sampling/createMessage
package mcp.policy.methods["sampling/createMessage"]

import data.mcp.policy.conditions

# METADATA
# title: Allow sampling/createMessage
# custom:
#   id: allow-sampling/createMessage
#   severity: medium
#   source: policy.yaml:14
allow contains "allow-sampling/createMessage" if conditions.subject_is({"alice", "svc-*"})

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-sampling/createMessage",
	"message": "`sampling/createMessage` is allowed for `alice` or `svc-*`",
	"severity": "medium",
}
