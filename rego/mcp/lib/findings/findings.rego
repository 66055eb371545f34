# METADATA
# title: Findings
# description: |
#   What a guard does about its findings. A guard describes itself in an object: `package`, the `detector` it reads, its default
#   `action`, `confidence` and optional `rules`, what was `seen` and what to do `instead`; `surfaces` are the actions elsewhere than in
#   arguments, and where it has none it only notes; `elsewhere` has other words for one of them. `data.mcp.config.guards[package]` overrides the defaults.
package mcp.lib.findings

# METADATA
# title: The findings about which a guard takes this action
of(guard, action) := {finding |
	some finding in input.findings
	finding.detector == guard.detector
	decided(guard, finding) == action
}

# METADATA
# scope: document
# title: What a guard does about one finding
# description: The strictest of what its settings say. What cannot be told (settings out of shape) is blocked.
default decided(_, _) := "block"

decided(guard, finding) := "nothing" if {
	exempt(finding)
} else := [action | some action in strictest_first; action in verdicts(guard, finding)][0]

# METADATA
# title: The same of what was found in a definition
# description: |
#   Where the definition stands in an answer. What would only be noted or cut out there is nothing that a message which names it has to be told of.
in_definition(guard, action) := {finding |
	some finding in input.definition.findings
	finding.detector == guard.detector
	decided(guard, finding) == action
	concerns(action)
}

concerns("block")

concerns("ask")

concerns(_) if input.kind == "response"

# METADATA
# title: Actions in order
strictest_first := ["block", "ask", "redact", "flag", "nothing"]

verdicts(guard, finding) := {verdict(guard, setting, finding) | some setting in settings(guard)}

default verdict(_, _, _) := "block"

verdict(guard, setting, finding) := "nothing" if {
	action(guard, setting, finding.surface) == "off"
} else := "flag" if {
	rank[finding.confidence] < rank[confidence(guard, setting)]
} else := "flag" if {
	beside(guard, setting, finding)
} else := "flag" if {
	action(guard, setting, finding.surface) == "flag"
} else := "ask" if {
	# An answer has come: nobody can be asked whether it should.
	finding.surface != "result"
	action(guard, setting, finding.surface) == "ask"
} else := "redact" if {
	action(guard, setting, finding.surface) == "redact"
	replaceable(finding)
} else := "flag" if {
	# A page that a server sends a person to is the server's own, and another one without what stands in it.
	action(guard, setting, finding.surface) == "redact"
	finding.surface == "elicitation"
	finding.path == "/params/url"
}

# METADATA
# scope: document
# title: One value inside what is sent can be replaced
# description: Not the arguments as a whole, what they are sent to, or what a definition is called by.
replaceable(finding) if startswith(finding.path, "/arguments/")

replaceable(finding) if startswith(finding.path, "/result/")

replaceable(finding) if {
	input.direction == "server_to_client"
	startswith(finding.path, "/params/")
	not finding.path in addresses
}

replaceable(finding) if {
	finding.surface == "definition"
	not finding.path in {"", called_by[input.definition.kind]}
}

# METADATA
# scope: document
# title: A finding of another rule than those that the guard acts upon
# description: An entry in the settings without `rules` means all.
beside(_, setting, finding) if {
	rules := setting.rules
	not listed(rules, finding.rule)
}

beside(guard, setting, finding) if {
	not is_object(setting)
	not listed(guard.rules, finding.rule)
	count(guard.rules) > 0
}

# METADATA
# scope: document
# title: A rule stands in a list, or below a name that ends in `.*`
listed(rules, rule) if rule in rules

listed(rules, rule) if {
	some pattern in rules
	endswith(pattern, ".*")
	startswith(rule, trim_suffix(pattern, "*"))
}

# METADATA
# title: A value that no guard looks at, or none that reads this detector
# description: An exemption is a JSON Pointer, or an object of a `path` and the `detectors` that it is of.
exempt(finding) if {
	some exemption in data.mcp.config.exempt[input.tool.name]
	some pointer in exempted(exemption, finding.detector)
	covers(pointer, finding.path)
}

exempted(exemption, _) := {exemption} if is_string(exemption)

exempted(exemption, detector) := {exemption.path} if detector in exemption.detectors

covers(pointer, path) if path == pointer

covers(pointer, path) if startswith(path, concat("", [pointer, "/"]))
