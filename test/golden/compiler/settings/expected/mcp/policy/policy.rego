# METADATA
# title: settings
# custom:
#   mitigates: ["ASI09"]
#   source: policy.yaml:1
package mcp.policy

# METADATA
# title: Nothing is allowed
allow := false

# METADATA
# scope: document
# title: Why it is denied
# description: Rules that deny, else the want of a rule that allows. Plumbing needs none.
default deny := set()

deny := otherwise if {
	input.acting
}

# METADATA
# title: What is said where no rule holds
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
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"
