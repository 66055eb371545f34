/**
 * The functions of `mcp.policy.conditions` that find what a test is asked of. Each is always defined: a set, which no JSON value is, stands
 * for nothing (the empty set) and for what nobody can say, because another spelling of the name is there or a value on the way is of the
 * wrong type (the set of null).
 */
export const FINDING_FUNCTIONS: Readonly<Record<string, string>> = {
  at: `# METADATA
# title: The argument of this name
# description: An empty set where there certainly is none, the set of null where a name like it is there.
at(name) := found if {
	found := input.arguments[name]
} else := {null} if {
	named(name, input.arguments)
} else := set()`,
  within: `# METADATA
# title: What stands inside of arguments, by the steps on the way
within(path) := inside(arguments, path)`,
  inside: `# METADATA
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
}`,
  arguments: `# METADATA
# title: The arguments of the call
default arguments := {}

arguments := input.arguments`,
  each_at: `# METADATA
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

escaped(step) := format_int(step, 10) if is_number(step)`,
  each: `# METADATA
# title: Every value at a place with stars
each(between) := [found | some [_, found] in each_at(between)]`,
  path_fact: fact('paths', 'path'),
  url_fact: fact('urls', 'url'),
  sql_fact: fact('sql', 'sql'),
  command_fact: fact('commands', 'command'),
  lowered: `# METADATA
# title: A text in lower case
# description: What is no text has no letters, so nobody can say.
lowered(found) := lower(found) if is_string(found)

lowered(found) := set() if found == set()

lowered(found) := {null} if {
	not is_string(found)
	found != set()
}`,
  optional: `# METADATA
# title: A value that need not be there
# description: Of nothing, no test certainly fails.
optional(found) := {null} if {
	found == set()
} else := found`,
  given: `# METADATA
# title: A value is there
# description: To some servers null is one, to some it is none.
given(found) if {
	not is_set(found)
	found != null
}`,
  named: `# METADATA
# title: A name is there
# description: In another letter case too, as some servers compare names (Go's also take \`ſ\` for an s).
named(name, members) if {
	some key, _ in members
	folded(key) == folded(name)
}`,
  folded: `# METADATA
# title: A name in the letters in which some servers compare it
folded(name) := lower(replace(name, "ſ", "s"))`,
  integral: `# METADATA
# title: A whole number, where that is one of the types
integral(found, types) if {
	"integer" in types
	not inexact(found)
	floor(found) == found
}`,
  unclear_integer: `# METADATA
# title: An integer is asked for, and nobody can say whether the number is one
unclear_integer(found, types) if {
	"integer" in types
	inexact(found)
}`,
  inexact: `# METADATA
# title: A number beyond those that every reader holds exactly
# description: From 2^53 on doubles leave whole numbers out, so that nobody can say which one was meant.
inexact(found) if {
	is_number(found)
	found > 9007199254740991
}

inexact(found) if {
	is_number(found)
	found < -9007199254740991
}`,
  length: `# METADATA
# title: Characters of a text, items of a list
length(found) := count(found) if is_string(found)

length(found) := count(found) if is_array(found)`,
};

function fact(member: string, kind: string): string {
  return `# METADATA
# title: What is known of the value as a ${kind}
${kind}_fact(pointer, found) := fact if {
	fact := input.${member}[pointer]
} else := set() if {
	found == set()
} else := {null}`;
}
