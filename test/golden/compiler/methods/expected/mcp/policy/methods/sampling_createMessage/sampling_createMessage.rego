# METADATA
# title: The method sampling/createMessage
package mcp.policy.methods["sampling/createMessage"]

# METADATA
# title: a person looks first
# custom:
#   id: ask-sampling/createMessage
#   severity: medium
#   source: policy.yaml:7
ask contains {
	"id": "ask-sampling/createMessage",
	"message": "a person looks first",
	"severity": "medium",
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-sampling/createMessage",
	"message": "a person looks first",
	"severity": "medium",
}
