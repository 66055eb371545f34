# METADATA
# title: conditions in conditions
# custom:
#   source: policy.yaml:1
package mcp.policy

# METADATA
# scope: document
# title: One rule at least allows
default allow := false

allow if count(rules) > 0

# METADATA
# scope: document
# title: Ids of the rules that allow
# description: Those of the tier that counts. Exact names come before patterns, patterns before the default.
rules contains id if {
	tier == "name"
	some id in data.mcp.policy.tools[input.tool.name].allow
}

rules contains "default" if {
	tier == "default"
	not unlisted
}

# METADATA
# scope: document
# title: Why it is denied
# description: Rules that deny, else the want of a rule that allows. Plumbing needs none.
default deny := set()

deny := denied if {
	count(denied) > 0
} else := otherwise if {
	input.acting
	count(rules) == 0
}

# METADATA
# scope: document
# title: Reasons of the rules that deny
# description: Of every tier.
denied contains reason if some reason in data.mcp.policy.tools[input.tool.name].deny

denied contains {"id": "arguments", "message": "the arguments are not an object", "severity": "medium"} if {
	arguments := input.arguments
	not is_object(arguments)
}

# METADATA
# scope: document
# title: What is said where no rule holds
otherwise contains reason if {
	tier == "name"
	some reason in data.mcp.policy.tools[input.tool.name].otherwise
}

otherwise contains {
	"id": "unlisted",
	"message": concat("", ["the server lists no tool `", input.tool.name, "`"]),
	"severity": "medium",
} if {
	tier in {"pattern", "default"}
	unlisted
}

# METADATA
# scope: document
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

tier := "name" if {
	confined_by_name
}

confined_by_name if count(data.mcp.policy.tools[input.tool.name].otherwise) > 0

# METADATA
# title: The server does not list the tool
# description: Where known is absent, no complete list was seen yet.
unlisted if input.tool.known == false
