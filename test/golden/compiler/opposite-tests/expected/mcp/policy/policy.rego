# METADATA
# title: tests that something is not so
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
rules contains id if {
	tier == "name"
	some id in data.mcp.policy.tools[input.tool.name].allow
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
	"id": "default",
	"message": concat("", ["no rule allows `", subject, "`"]),
	"severity": "medium",
} if tier == "default"

default subject := "this"

subject := input.tool.name

subject := input.method if not input.tool.name

# METADATA
# title: Tools that are never allowed
# description: By a deny without conditions, or because no rule speaks of them.
hidden contains tool.name if {
	some tool in input.tools
	not spoken_of(tool)
}

# METADATA
# title: A rule may allow the tool
spoken_of(tool) if count(data.mcp.policy.tools[tool.name].otherwise) > 0

# METADATA
# scope: document
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

tier := "name" if {
	confined_by_name
}

confined_by_name if count(data.mcp.policy.tools[input.tool.name].otherwise) > 0
