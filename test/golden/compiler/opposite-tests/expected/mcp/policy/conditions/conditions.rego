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
# title: What is known of the value as a url
url_fact(pointer, found) := fact if {
	fact := input.urls[pointer]
} else := set() if {
	found == set()
} else := {null}

# METADATA
# title: What is known of the value as a sql
sql_fact(pointer, found) := fact if {
	fact := input.sql[pointer]
} else := set() if {
	found == set()
} else := {null}

# METADATA
# title: What is known of the value as a command
command_fact(pointer, found) := fact if {
	fact := input.commands[pointer]
} else := set() if {
	found == set()
} else := {null}

# METADATA
# title: A value is there
# description: To some servers null is one, to some it is none.
given(found) if {
	not is_set(found)
	found != null
}

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
# title: The value is missing, or a text that starts with none of the beginnings
starts_otherwise(found, beginnings) if {
	is_string(found)
	every beginning in beginnings { not startswith(found, beginning) }
}

starts_otherwise(found, _) if found == set()

# METADATA
# scope: document
# title: The value is missing, or a text that ends with none of the endings
ends_otherwise(found, endings) if {
	is_string(found)
	every ending in endings { not endswith(found, ending) }
}

ends_otherwise(found, _) if found == set()

# METADATA
# scope: document
# title: That the value is there, or is not, is as wanted
present(found, true) if given(found)

present(found, false) if found == set()

# METADATA
# title: The subject was found out in one of these ways
known_by(patterns) if {
	some pattern in patterns
	glob.match(pattern, null, input.identity.method)
}

# METADATA
# title: Each of these tools was called before in the session
called_before(tools) if {
	every tool in tools { input.session.tools[tool] > 0 }
}

# METADATA
# title: The session has none of these labels
lacks_labels(unwanted) if {
	is_array(input.session.labels)
	every label in unwanted { not label in input.session.labels }
}

# METADATA
# scope: document
# title: The version of an IP address that everybody reads alike
# description: Decimal numbers without leading zeros; of IPv6 none that may carry an address of IPv4.
address_version(found) := 4 if {
	not contains(found, ":")
	not contains(found, "/")
	net.cidr_contains("0.0.0.0/0", found)
}

address_version("::1") := 6

address_version(found) := 6 if {
	contains(found, ":")
	trim(lower(found), "0123456789abcdef:") == ""
	net.cidr_contains("::/0", found)
	every beginning in {":", "0", "64:", "2001:0:", "2001::", "2001:00", "2002:"} { not startswith(found, beginning) }
	not contains(lower(found), ":5efe:")
}

network_version(network) := 6 if contains(network, ":")

network_version(network) := 4 if not contains(network, ":")

# METADATA
# title: The address lies in one of the networks
in_network(found, networks) if {
	version := address_version(found)
	some network in networks
	network_version(network) == version
	net.cidr_contains(network, found)
}

# METADATA
# scope: document
# title: The value is missing, or an address in none of the networks
outside_networks(found, networks) if {
	version := address_version(found)
	alike := [network | some network in networks; network_version(network) == version]
	every network in alike { net.cidr_contains(network, found) == false }
}

outside_networks(found, _) if found == set()

# METADATA
# scope: document
# title: The host is this one, or below it where it begins with a star
host_fits(host, domain) if host == domain

host_fits(host, domain) if {
	startswith(domain, "*.")
	endswith(host, substring(domain, 1, -1))
}

# METADATA
# scope: document
# title: The value is missing, or the host is none of the domains
host_elsewhere(url, domains) if {
	is_string(url.host)
	every domain in domains { not host_fits(url.host, domain) }
}

host_elsewhere(url, _) if url == set()

# METADATA
# title: The class of the address is one of them
class_among(url, classes) if url.class in classes

# METADATA
# title: There are verbs, and all are in the list
verbs_among(fact, list) if {
	count(fact.verbs) > 0
	every one in fact.verbs { one in list }
}

# METADATA
# scope: document
# title: The value is missing, or none of its names is in the list
programs_other(fact, list) if {
	is_array(fact.names)
	every one in fact.names { not one in list }
}

programs_other(fact, _) if fact == set()
