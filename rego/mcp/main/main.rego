# METADATA
# title: MCP decision
# description: |
#   Composes what the active policy (`mcp.policy`), the shipped guards (`mcp.guards.<category>.<name>`) and an organisation's
#   own guards (`custom.<name>`) say of one message. Deny beats ask beats allow, and what nobody allows is denied.
#   rego/README.md states what each of them may define.
package mcp.main

import data.mcp.lib.obligation
import data.mcp.lib.policy
import data.mcp.lib.shape

# METADATA
# title: The decision on one message
# description: Always an object, whatever the input is and whatever is loaded.
# entrypoint: true
decision := {
	"allow": effect == "allow",
	"effect": effect,
	"reasons": reasons,
	"rules": rules,
	"warnings": warnings,
	"obligations": obligations,
	"labels": labels,
}

# METADATA
# title: Tools that the policy can never allow
# description: A set of names over `input.tools`. A tool that is not in it is listed, and its calls are decided.
# entrypoint: true
hidden contains name if some name in shape.names(data.mcp.policy.hidden)

hidden contains tool.name if {
	true in shape.items(data.mcp.policy.hidden)
	some tool in input.tools
}

# METADATA
# scope: document
# title: Effect
# description: Deny unless the policy allows and nobody denies or asks. Plumbing needs no allow, and only a deny stops it.
default effect := "deny"

# The head of the chain: a denial ends it before anything else is asked.
# regal ignore:rule-assigns-default
effect := "deny" if {
	count(denials) > 0
} else := "allow" if {
	input.acting == false
} else := "ask" if {
	count(questions) > 0
} else := "allow" if {
	policy.allow == true
}

# METADATA
# title: Reasons
# description: Why the effect is what it is.
reasons := denials if {
	count(denials) > 0
} else := questions if {
	effect == "ask"
} else := set() if {
	effect == "allow"
} else := {unmatched}

# METADATA
# title: The reason where nobody says a word
unmatched := {"id": "default", "message": "no rule allows this", "severity": "medium", "source": "mcp.policy"}

# METADATA
# scope: document
# title: Ids of the rules that decided
# description: Of a denial or a question those of its reasons; of an allow the policy's own `rules`.
default rules := set()

rules := {reason.id | some reason in reasons} if {
	effect != "allow"
} else := shape.names(policy.rules)

# METADATA
# scope: document
# title: Everything that denies
denials contains shape.reason(x, source, "denied by policy") if some [source, x] in said_deny

denials contains {
	"id": "input",
	"message": "the input document is missing or not an object",
	"severity": "high",
	"source": "mcp.main",
} if {
	not given
}

denials contains {"id": "obligation", "message": obligation.problem(x), "severity": "high", "source": source} if {
	some [source, x] in said_obligations
	not obligation.valid(x)
}

denials contains {"id": "label", "message": "a label must be a text", "severity": "high", "source": source} if {
	some [source, x] in said_labels
	not shape.is_text(x)
}

# METADATA
# title: There is an input document
# description: A rule of its own, because `not is_object(input)` is undefined, and not true, where there is no input.
given if is_object(input)

# METADATA
# scope: document
# title: Everything that asks
# description: Until approvals can be given, an obligation to have one asks too.
questions contains shape.reason(x, source, "needs approval") if some [source, x] in said_ask

questions contains shape.reason(object.union({"id": "approve"}, x), source, "needs approval") if {
	some [source, x] in said_obligations
	x.kind == "approve"
}

# METADATA
# title: What is noted in the record and stops nothing
warnings contains shape.reason(x, source, "flagged by policy") if some [source, x] in said_warn

# METADATA
# title: What the enforcement point must do with an allow
# description: An obligation that it could not carry out is a denial instead.
obligations contains x if {
	some [_, x] in said_obligations
	obligation.valid(x)
}

# METADATA
# title: What the session is marked with from now on
labels contains x if {
	some [_, x] in said_labels
	shape.is_text(x)
}
