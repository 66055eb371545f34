# METADATA
# title: What the active policy says
# description: |
#   `data.mcp.policy` as it is, or its `decision` in its place where it defines one. The decision replaces this package's verdict only:
#   guards and custom still deny.
package mcp.lib.policy

import data.mcp.lib.shape

# METADATA
# title: Overridden
# description: The policy states a whole decision itself, of whatever shape.
overridden if type_name(data.mcp.policy.decision) != ""

# METADATA
# title: Boolean true, or the call is not allowed
allow := data.mcp.policy.allow if {
	not overridden
} else if {
	stated == "allow"
}

# METADATA
# title: Why it is denied
deny := data.mcp.policy.deny if {
	not overridden
} else := {malformed} if {
	overridden
	not stated
} else := because("denied by policy") if {
	stated == "deny"
} else := because("denied by policy") if {
	stated == "no allow"
	not input.acting == false
}

# METADATA
# title: Why it is asked
ask := data.mcp.policy.ask if {
	not overridden
} else := because("needs approval") if {
	stated == "ask"
}

# METADATA
# title: What it notes
warn := data.mcp.policy.warn if {
	not overridden
} else := member(data.mcp.policy.decision, "warnings")

# METADATA
# title: What it obliges to
obligations := data.mcp.policy.obligations if {
	not overridden
} else := member(data.mcp.policy.decision, "obligations")

# METADATA
# title: What it labels
labels := data.mcp.policy.labels if {
	not overridden
} else := member(data.mcp.policy.decision, "labels")

# METADATA
# title: Ids of the rules that allow
rules := data.mcp.policy.rules if {
	not overridden
} else := member(data.mcp.policy.decision, "rules")

# METADATA
# title: The reason of an override out of shape
malformed := {
	"id": "decision",
	"message": "`mcp.policy.decision` must be an object with an `effect` or a boolean `allow`, which agree, and no unknown member",
	"severity": "high",
}

# METADATA
# title: What the override states
# description: An effect, or "no allow", which acting methods need and plumbing does not. Undefined where the override is malformed.
stated := stated_by(data.mcp.policy.decision)

# METADATA
# title: What an override of any shape states
stated_by(d) := d.effect if {
	known(d)
	d.effect in {"allow", "deny", "ask"}
	agrees(d)
} else := "allow" if {
	known(d)
	not "effect" in object.keys(d)
	d.allow == true
} else := "no allow" if {
	known(d)
	not "effect" in object.keys(d)
	d.allow == false
}

# METADATA
# scope: document
# title: An `allow` beside an `effect` says the same
agrees(d) if not "allow" in object.keys(d)

agrees(d) if {
	d.allow == true
	d.effect == "allow"
}

agrees(d) if {
	d.allow == false
	d.effect != "allow"
}

# METADATA
# title: An object without an unknown member
known(d) if {
	is_object(d)
	every member, _ in d {
		member in {"allow", "effect", "reasons", "rules", "warnings", "obligations", "labels"}
	}
}

# METADATA
# title: The reasons of the override, or one in their place
because(otherwise) := reasons if {
	reasons := member(data.mcp.policy.decision, "reasons")
	count(shape.items(reasons)) > 0
} else := otherwise

# METADATA
# title: A member of the override
# description: A function, so that no override is a type error in here. Of a literal object OPA knows the members, and refuses others.
member(d, name) := d[name]
