# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not.
#   An allow asks the first, a deny asks `not` the second, so that a value of the wrong type satisfies no allow and
#   trips every deny.
package mcp.policy.conditions

# METADATA
# title: The argument of this name
# description: An empty set where there certainly is none, the set of null where a name like it is there.
at(name) := found if {
	found := input.arguments[name]
} else := {null} if {
	named(name, input.arguments)
} else := set()

# METADATA
# title: What stands inside of arguments, by the steps on the way
within(path) := inside(arguments, path)

# METADATA
# title: What stands inside of a value, by the steps on the way
# description: An empty set where there certainly is nothing, the set of null where one on the way is another.
inside(base, path) := found if {
	found := object.get({"base": base}, array.concat(["base"], path), set())
	found != set()
} else := set() if {
	some depth in numbers.range(0, count(path) - 1)
	parent := object.get({"base": base}, array.concat(["base"], array.slice(path, 0, depth)), set())
	lacks_member(parent, path[depth])
} else := set() if {
	base == set()
} else := {null}

lacks_member(parent, name) if {
	is_object(parent)
	is_string(name)
	not named(name, parent)
}

lacks_member(parent, name) if {
	is_array(parent)
	is_number(name)
	name >= count(parent)
}

# METADATA
# scope: document
# title: The arguments of the call
default arguments := {}

arguments := input.arguments

# METADATA
# title: Every value at a place with stars, each with its pointer
# description: Given are the steps between the stars. Where there is nothing at all, that is the one value.
each_at(between) := found if {
	found := expanded(between)
	count(found) > 0
} else := [["", set()]]

expanded(between) := deeper([start(between[0])], between[1]) if count(between) == 2

expanded(between) := deeper(deeper([start(between[0])], between[1]), between[2]) if count(between) == 3

expanded(between) := deeper(parents, between[3]) if {
	count(between) == 4
	parents := deeper(deeper([start(between[0])], between[1]), between[2])
}

start(path) := [concat("/", array.concat(["/arguments"], steps(path))), inside(arguments, path)]

deeper(parents, path) := [[concat("/", array.concat([pointer, name], steps(path))), inside(member, path)] |
	some [pointer, parent] in parents
	some [name, member] in members(parent)
]

steps(path) := [escaped(step) | some step in path]

members(parent) := [[escaped(name), member] | some name, member in parent] if is_object(parent)

members(parent) := [[escaped(place), member] | some place, member in parent] if is_array(parent)

members(parent) := [] if parent == set()

members(parent) := [["*", {null}]] if {
	parent != set()
	not is_object(parent)
	not is_array(parent)
}

escaped(step) := replace(replace(step, "~", "~0"), "/", "~1") if is_string(step)

escaped(step) := format_int(step, 10) if is_number(step)

# METADATA
# title: Every value at a place with stars
each(between) := [found | some [_, found] in each_at(between)]

# METADATA
# title: A value that need not be there
# description: Of nothing, no test certainly fails.
optional(found) := {null} if {
	found == set()
} else := found

# METADATA
# title: A name is there
# description: In another letter case too, as some servers compare names (Go's also take `ſ` for an s).
named(name, members) if {
	some key, _ in members
	folded(key) == folded(name)
}

# METADATA
# title: A name in the letters in which some servers compare it
folded(name) := lower(replace(name, "ſ", "s"))

# METADATA
# title: A whole number, where that is one of the types
integral(found, types) if {
	"integer" in types
	not inexact(found)
	floor(found) == found
}

# METADATA
# title: An integer is asked for, and nobody can say whether the number is one
unclear_integer(found, types) if {
	"integer" in types
	inexact(found)
}

# METADATA
# scope: document
# title: A number beyond those that every reader holds exactly
# description: From 2^53 on doubles leave whole numbers out, so that nobody can say which one was meant.
inexact(found) if {
	is_number(found)
	found > 9007199254740991
}

inexact(found) if {
	is_number(found)
	found < -9007199254740991
}

# METADATA
# scope: document
# title: Characters of a text, items of a list
length(found) := count(found) if is_string(found)

length(found) := count(found) if is_array(found)

# METADATA
# scope: document
# title: The value is missing, or of the same type and another one
differs(found, wanted) if {
	type_name(found) == type_name(wanted)
	found != wanted
}

differs(found, _) if found == set()

# METADATA
# scope: document
# title: The value is of one of the types
of_type(found, types) if type_name(found) in types

of_type(found, types) if integral(found, types)

# METADATA
# scope: document
# title: The value is missing, or of none of the types
not_of_type(found, types) if {
	not is_set(found)
	not type_name(found) in types
	not integral(found, types)
	not unclear_integer(found, types)
}

not_of_type(found, _) if found == set()

# METADATA
# scope: document
# title: The value is missing, or a number below the limit
less_than(found, limit) if {
	is_number(found)
	found < limit
}

less_than(found, _) if found == set()

# METADATA
# title: The text or list is not shorter
long_enough(found, least) if length(found) >= least

# METADATA
# title: The text or list is not longer
short_enough(found, most) if length(found) <= most

# METADATA
# title: The value is a map with all of the members
has_members(found, names) if {
	is_object(found)
	every name in names { name in object.keys(found) }
}

# METADATA
# scope: document
# title: The value is missing, or a map without one of the members in any letters
lacks_members(found, names) if {
	is_object(found)
	some name in names
	not named(name, found)
}

lacks_members(found, _) if found == set()

# METADATA
# title: The value is a map without other members
only_members(found, names) if {
	is_object(found)
	every name in object.keys(found) { name in names }
}
