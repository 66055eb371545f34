# METADATA
# title: The tool note
package mcp.policy.tools.note

# METADATA
# title: Ask about note
# custom:
#   id: ask-note
#   severity: medium
#   source: policy.yaml:19
ask contains {
	"id": "ask-note",
	"message": "`note` needs the consent of a person",
	"severity": "medium",
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-note",
	"message": "`note` needs the consent of a person",
	"severity": "medium",
}

# METADATA
# title: Keep little of the message in its record
obligations contains {"kind": "log", "level": "minimal"}
