# METADATA
# title: Findings
# description: |
#   What a guard does about its findings. A guard describes itself in an object: `package`, the `detector` it reads, its default
#   `action`, `confidence` and optional `rules`, what was `seen` and what to do `instead`; `surfaces` are the actions elsewhere than in
#   arguments, and where it has none it only notes. `data.mcp.config.guards[package]` overrides the defaults.
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
}

# METADATA
# scope: document
# title: One value inside what is sent can be replaced
# description: Not a URI or the arguments as a whole.
replaceable(finding) if startswith(finding.path, "/arguments/")

replaceable(finding) if startswith(finding.path, "/result/")

# METADATA
# title: The settings that a guard goes by
# description: Those of the tool by its name, else those of all patterns that it fits, else those of all tools. Null where there are none.
settings(guard) := {more(general(guard), data.mcp.config.tools[input.tool.name][guard.package])} if {
	_ := data.mcp.config.tools[input.tool.name][guard.package]
} else := fitting if {
	fitting := {more(general(guard), data.mcp.config.tools[pattern][guard.package]) | some pattern in patterns}
	count(fitting) > 0
} else := {general(guard)}

# METADATA
# scope: document
# title: The settings of a guard for all tools
default general(_) := null

general(guard) := plain(data.mcp.config.guards[guard.package])

# METADATA
# title: General settings with those of one tool over them
more(wide, own) := object.union(wide, plain(own)) if {
	is_object(wide)
	is_object(plain(own))
} else := plain(own)

plain(setting) := {"action": "off"} if {
	setting == false
} else := setting

# METADATA
# title: The patterns among the settings that the tool's name fits
patterns contains pattern if {
	some pattern, _ in data.mcp.config.tools
	fits(split(pattern, "*"), pattern, input.tool.name)
}

# METADATA
# scope: document
# title: A name fits a pattern with `*` for any text
# description: With one star no expression is needed, which WASM would compile for each decision.
fits([start, end], _, name) if {
	startswith(name, start)
	endswith(name, end)
	count(name) >= count(start) + count(end)
}

fits(parts, pattern, name) if {
	count(parts) > 2
	regex.match(concat("", ["(?s)^", strings.replace_n(escapes, pattern), "$"]), name)
}

# METADATA
# title: RE2's special characters, and the one that patterns have
escapes := {
	`\`: `\\`, ".": `\.`, "+": `\+`, "?": `\?`, "(": `\(`, ")": `\)`, "[": `\[`,
	"]": `\]`, "{": `\{`, "}": `\}`, "|": `\|`, "^": `\^`, "$": `\$`, "*": ".*",
}

# METADATA
# scope: document
# title: What the settings say that a guard does with what stands in such a place, else the guard itself
# description: A stated action is one for arguments and for the places that the guard itself acts upon.
default action(_, _, _) := "flag"

action(guard, setting, surface) := setting.surfaces[surface] if {
	_ := setting.surfaces[surface]
} else := setting.action if {
	_ := setting.action
	acts(guard, surface, setting.action)
} else := guard.surfaces[surface] if {
	_ := guard.surfaces[surface]
} else := guard.action if {
	surface == "arguments"
}

# METADATA
# scope: document
# title: A guard acts upon what stands in such a place
acts(_, _, "off")

acts(_, "arguments", _)

acts(guard, surface, _) if _ := guard.surfaces[surface]

# METADATA
# title: The least confidence that a guard acts upon
confidence(guard, setting) := setting.confidence if {
	_ := setting.confidence
} else := guard.confidence

# METADATA
# title: Confidences in order
rank := {"low": 1, "medium": 2, "high": 3}

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

# METADATA
# scope: document
# title: A reason that a model can act upon
# description: What was seen, where, and what to do instead; never the text itself.
default reason(_, _) := {"id": "finding", "message": "a finding that is out of shape", "severity": "high"}

reason(guard, finding) := {
	"id": finding.rule,
	"message": concat("", [guard.seen, " (", finding.rule, ") in ", place(finding), ": ", guard.instead]),
	"severity": finding.severity,
}

# METADATA
# title: Where it was, and after which decoding
place(finding) := concat("", [finding.path, ", seen as ", finding.view]) if {
	finding.view != "raw"
} else := finding.path

# METADATA
# title: The obligation to replace the value in which something was found
redaction(finding) := {"kind": "redact", "path": finding.path}

# METADATA
# title: The obligation to replace what was found, and nothing beside it
# description: For data that harms by being read. An attack is more than the words by which it was found.
excision(finding) := {"kind": "redact", "path": finding.path, "span": finding.span, "replacement": replacement(finding)}

replacement(finding) := concat("", ["[redacted:", finding.rule, "]"])
