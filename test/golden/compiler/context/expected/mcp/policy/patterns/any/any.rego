# METADATA
# title: "Tools called *"
package mcp.policy.patterns["*"]

import data.mcp.policy.conditions

# METADATA
# title: "Ask about *"
# custom:
#   id: "ask-*"
#   severity: medium
#   source: policy.yaml:11
ask contains {
	"id": "ask-*",
	"message": "`*` needs the consent of a person for the client `cursor` or `claude-*`",
	"severity": "medium",
} if conditions.client_is({"cursor", "claude-*"})

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-*",
	"message": "`*` needs the consent of a person for the client `cursor` or `claude-*`",
	"severity": "medium",
}
