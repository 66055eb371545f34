# METADATA
# title: taint
# custom:
#   source: policy.yaml:1
package mcp.policy

# METADATA
# scope: document
# title: One rule at least allows
default allow := false

allow if count(rules) > 0

# METADATA
# title: Ids of the rules that allow
# description: Those of the tier that counts. Exact names come before patterns, patterns before the default.
rules contains "default" if {
	tier == "default"
	not unlisted
}

# METADATA
# scope: document
# title: Why it is denied
# description: Rules that deny, else the want of a rule that allows. Plumbing needs none.
default deny := set()

deny := otherwise if {
	input.acting
	count(rules) == 0
}

# METADATA
# title: What is said where no rule holds
otherwise contains {
	"id": "unlisted",
	"message": concat("", ["the server lists no tool `", input.tool.name, "`"]),
	"severity": "medium",
} if {
	tier in {"pattern", "default"}
	unlisted
}

# METADATA
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

# METADATA
# title: The server does not list the tool
# description: Where known is absent, no complete list was seen yet.
unlisted if input.tool.known == false
