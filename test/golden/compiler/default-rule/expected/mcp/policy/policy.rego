# METADATA
# title: policy
# description: "The default as a rule: its reason and limit stay with it."
# custom:
#   source: policy.yaml:1
package mcp.policy

# METADATA
# title: Nothing is allowed
allow := false

# METADATA
# title: Why a person is asked
ask contains {
	"id": "everything-else",
	"message": "nobody has looked at this tool yet",
	"severity": "low",
} if {
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
	count(ask) == 0
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
# title: At most 5 a minute
# custom:
#   id: everything-else
#   source: policy.yaml:4
obligations contains {
	"kind": "rate_limit",
	"requests": 5,
	"per": "minute",
	"key": input.tool.name,
	"id": "everything-else",
} if {
	input.acting
	tier == "default"
}

# METADATA
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

# METADATA
# title: The server does not list the tool
# description: Where known is absent, no complete list was seen yet.
unlisted if input.tool.known == false
