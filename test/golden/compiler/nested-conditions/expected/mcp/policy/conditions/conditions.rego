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
# scope: document
# title: The value is missing, or none of the choices, which are all of its type
none_of(found, choices) if {
	not is_object(choices)
	not found in choices
	every choice in choices { type_name(choice) == type_name(found) }
}

none_of(found, choices) if {
	is_object(choices)
	is_string(found)
	not choices[found]
}

none_of(found, _) if found == set()

# METADATA
# scope: document
# title: The value is missing, or a text or list in which there is none of the parts
excludes(found, parts) if {
	is_string(found)
	every part in parts { contains(found, part) == false }
}

excludes(found, parts) if {
	is_array(found)
	every item in found {
		every part in parts {
			type_name(item) == type_name(part)
			item != part
		}
	}
}

excludes(found, _) if found == set()

# METADATA
# scope: document
# title: The path is missing, or certainly lies below none of the prefixes
# description: Where two readers may find two places, `touches` has both prefixes, `under` only what they share.
outside(path, prefixes) if {
	path.lexical != ""
	touched := object.get(path, "touches", path.under)
	every prefix in touched { not prefix in prefixes }
}

outside(path, _) if path == set()

# METADATA
# title: The path contains one of the words
mentions(path, words) if {
	some text in [path.lexical, path.resolved]
	some word in words
	contains(lower(text), word)
}
