# METADATA
# title: The prompt team-root
package mcp.policy.prompts["team-root"]

# METADATA
# title: Ask about team-root
# custom:
#   id: ask-team-root
#   severity: medium
#   source: policy.yaml:11
ask contains {
	"id": "ask-team-root",
	"message": "`team-root` needs the consent of a person",
	"severity": "medium",
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-team-root",
	"message": "`team-root` needs the consent of a person",
	"severity": "medium",
}
