# METADATA
# title: Obligations
# description: The closed table of what an enforcement point can do beside allowing. Anything else denies.
package mcp.lib.obligation

import data.mcp.lib.shape

# METADATA
# title: Members of each kind
# description: True where the member is required.
members := {
	"rate_limit": {"requests": true, "per": true, "key": false, "id": false},
	"redact": {"path": true, "replacement": false, "span": false},
	"approve": {"approvers": false, "message": false},
	"label": {"label": true},
	"log": {"level": true},
}

# METADATA
# title: An obligation that can be carried out
valid(o) if {
	is_object(o)
	table := members[o.kind]
	every member, value in object.remove(o, ["kind"]) {
		_ := table[member]
		fits(o.kind, member, value)
	}
	every member, required in table {
		present(o, member, required)
	}
}

# METADATA
# title: What is wrong with an obligation
problem(o) := concat("", ["the obligation `", o.kind, "` has a member that is missing, unknown or malformed"]) if {
	_ := members[o.kind]
} else := concat("", ["the policy asks for the unknown obligation `", o.kind, "`"]) if {
	is_string(o.kind)
} else := "the policy asks for an obligation that is no object with a `kind`"

# METADATA
# scope: document
# title: A member is there where it must be
present(_, _, false)

present(o, member, _) if _ := o[member]

# METADATA
# scope: document
# title: A member has a value that can be carried out
fits("rate_limit", "requests", x) if {
	is_number(x)
	x >= 1
	x <= 9007199254740991
	x == floor(x)
}

fits("rate_limit", "per", x) if x in {"second", "minute", "hour", "day"}

fits("rate_limit", "key", x) if shape.is_text(x)

fits("rate_limit", "id", x) if shape.is_text(x)

fits("redact", "path", x) if x in {"/arguments", "/result"}

fits("redact", "path", x) if startswith(x, "/params/")

fits("redact", "path", x) if startswith(x, "/definition/")

fits("redact", "path", x) if startswith(x, "/arguments/")

fits("redact", "path", x) if startswith(x, "/result/")

fits("redact", "replacement", x) if is_string(x)

fits("redact", "span", [start, end]) if {
	every offset in [start, end] {
		is_number(offset)
		offset >= 0
		offset <= 9007199254740991
		offset == floor(offset)
	}
	start <= end
}

fits("approve", "approvers", x) if {
	is_array(x)
	every approver in x { shape.is_text(approver) }
}

fits("approve", "approvers", x) if {
	is_set(x)
	every approver in x { shape.is_text(approver) }
}

fits("approve", "message", x) if is_string(x)

fits("label", "label", x) if shape.is_text(x)

fits("log", "level", x) if x in {"minimal", "full"}
