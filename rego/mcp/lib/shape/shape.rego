# METADATA
# title: Shapes
# description: |
#   Authors write a verdict as a set, an array, a boolean, a string, one object, or an object by key. Whatever holds counts, none is lost.
package mcp.lib.shape

# METADATA
# title: What a verdict holds
# description: |
#   A set of everything that holds. `false` and empty collections hold nothing; any other single value is one item, odd ones too.
#   An object without one of the members of a reason is read by key: `deny["no shell"] if …` holds `no shell`.
items(v) := v if {
	is_set(v)
} else := {x | some x in v} if {
	is_array(v)
} else := set() if {
	v == false
} else := {entry(key, x) | some key, x in v; x != false} if {
	keyed(v)
} else := {v}

# METADATA
# title: What a verdict of objects holds
# description: As items, but of an object by key the values, as they are (an obligation takes no `id` from its key).
objects(v) := {x | some x in v} if {
	keyed(v)
} else := items(v)

# METADATA
# scope: document
# title: The strings that a verdict holds
# description: Of a tool or a reason its name or id.
default names(_) := set()

names(v) := {name | some x in items(v); name := title(x)}

# METADATA
# title: A string, or the name or id of an object
title(x) := x if {
	is_text(x)
} else := x.name if {
	is_text(x.name)
} else := x.id if {
	is_text(x.id)
}

# METADATA
# title: An object by key
keyed(v) if {
	is_object(v)
	not single(v)
}

# METADATA
# title: An object that is one reason or one obligation
single(v) if {
	some member in ["id", "message", "severity", "kind", "name"]
	_ := v[member]
}

# METADATA
# title: One entry of an object by key
entry(key, x) := key if {
	x == true
} else := {"id": key, "message": x} if {
	is_string(x)
} else := object.union({"id": key}, x) if {
	is_object(x)
} else := key

# METADATA
# title: A reason
# description: |
#   Every member is a string of its kind, whatever was given; `source` is the package that said so and cannot be forged.
reason(x, source, otherwise) := {
	"id": text(object.get(x, "id", ""), source),
	"message": text(object.get(x, "message", ""), text(object.get(x, "msg", ""), text(object.get(x, "reason", ""), otherwise))),
	"severity": severity(object.get(x, "severity", "medium")),
	"source": source,
} if {
	is_object(x)
} else := {"id": source, "message": text(x, otherwise), "severity": "medium", "source": source}

# METADATA
# title: A text, or another in its place
text(x, otherwise) := x if {
	is_text(x)
} else := otherwise

# METADATA
# title: A string with something in it
is_text(x) if {
	is_string(x)
	x != ""
}

# METADATA
# title: A severity, medium where it is none
severity(x) := x if {
	x in {"low", "medium", "high", "critical"}
} else := "medium"
