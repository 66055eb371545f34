# METADATA
# title: "Tools called get_*_by_*"
package mcp.policy.patterns["get_*_by_*"]

# METADATA
# title: "Ask about get_*_by_*"
# custom:
#   id: "ask-get_*_by_*"
#   severity: medium
#   source: policy.yaml:11
ask contains {
	"id": "ask-get_*_by_*",
	"message": "`get_*_by_*` needs the consent of a person",
	"severity": "medium",
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-get_*_by_*",
	"message": "`get_*_by_*` needs the consent of a person",
	"severity": "medium",
}
