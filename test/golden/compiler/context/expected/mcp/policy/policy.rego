# METADATA
# title: policy
# custom:
#   source: policy.yaml:1
package mcp.policy

import data.mcp.policy.globs

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

rules contains id if {
	tier == "method"
	some id in data.mcp.policy.methods[input.method].allow
}

# METADATA
# title: Why a person is asked
ask contains reason if {
	tier == "pattern"
	not unlisted
	some pattern in fitting_tool
	some reason in data.mcp.policy.patterns[pattern].ask
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
	count(ask) == 0
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

otherwise contains reason if {
	tier == "pattern"
	not unlisted
	some pattern in fitting_tool
	some reason in data.mcp.policy.patterns[pattern].otherwise
}

otherwise contains reason if {
	tier == "method"
	some reason in data.mcp.policy.methods[input.method].otherwise
}

otherwise contains {
	"id": "default",
	"message": concat("", ["no rule allows `", subject, "`"]),
	"severity": "medium",
} if tier == "default"

otherwise contains {
	"id": "unlisted",
	"message": concat("", ["the server lists no tool `", input.tool.name, "`"]),
	"severity": "medium",
} if {
	tier == "pattern"
	unlisted
}

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
# scope: document
# title: A rule may allow the tool
spoken_of(tool) if count(data.mcp.policy.tools[tool.name].otherwise) > 0

spoken_of(tool) if {
	some pattern in globs.fitting(tool.name, data.mcp.index.tools)
	count(data.mcp.policy.patterns[pattern].otherwise) > 0
}

# METADATA
# scope: document
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

tier := "name" if {
	confined_by_name
} else := "pattern" if {
	confined_by_pattern
} else := "method" if {
	confined_by_method
}

confined_by_name if count(data.mcp.policy.tools[input.tool.name].otherwise) > 0

confined_by_pattern if {
	some pattern in fitting_tool
	count(data.mcp.policy.patterns[pattern].otherwise) > 0
}

confined_by_method if count(data.mcp.policy.methods[input.method].otherwise) > 0

# METADATA
# title: Patterns that the tool's name fits
fitting_tool := globs.fitting(input.tool.name, data.mcp.index.tools)

# METADATA
# title: The server does not list the tool
# description: Where known is absent, no complete list was seen yet.
unlisted if input.tool.known == false
