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
	tier == "method"
	some id in data.mcp.policy.methods[input.method].allow
}

rules contains id if {
	tier == "method_pattern"
	some pattern in fitting_method
	some id in data.mcp.policy.method_patterns[pattern].allow
}

# METADATA
# title: Why a person is asked
ask contains reason if {
	tier == "method"
	some reason in data.mcp.policy.methods[input.method].ask
}

# METADATA
# scope: document
# title: Why it is denied
# description: Rules that deny, else the want of a rule that allows. Plumbing needs none.
default deny := set()

deny := otherwise if {
	input.acting
	count(rules) == 0
	count(ask) == 0
}

# METADATA
# scope: document
# title: What is said where no rule holds
otherwise contains reason if {
	tier == "method"
	some reason in data.mcp.policy.methods[input.method].otherwise
}

otherwise contains reason if {
	tier == "method_pattern"
	some pattern in fitting_method
	some reason in data.mcp.policy.method_patterns[pattern].otherwise
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
hidden contains tool.name if some tool in input.tools

# METADATA
# scope: document
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

tier := "method" if {
	confined_by_method
} else := "method_pattern" if {
	confined_by_method_pattern
}

confined_by_method if count(data.mcp.policy.methods[input.method].otherwise) > 0

confined_by_method_pattern if {
	some pattern in fitting_method
	count(data.mcp.policy.method_patterns[pattern].otherwise) > 0
}

# METADATA
# title: Patterns that the method's name fits
fitting_method := globs.fitting(input.method, data.mcp.index.methods)
