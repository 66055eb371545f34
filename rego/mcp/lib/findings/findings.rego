# METADATA
# title: Findings
# description: |
#   What a guard does about its findings. A guard describes itself in an object: `package`, the `detector` it reads, its default
#   `action`, `confidence` and optional `rules`, what was `seen` and what to do `instead`. `data.mcp.config.guards[package]` overrides the defaults.
package mcp.lib.findings

# METADATA
# title: The findings about which a guard takes this action
of(guard, action) := {finding |
	some finding in input.findings
	finding.detector == guard.detector
	decided(guard, finding) == action
}

# METADATA
# title: What a guard does about one finding
# description: Block, ask, redact, flag or nothing. What cannot be told (settings out of shape) is blocked.
default decided(_, _) := "block"

decided(guard, finding) := "nothing" if {
	exempt(finding)
} else := "nothing" if {
	action(guard) == "off"
} else := "flag" if {
	finding.surface in {"result", "definition", "sampling", "elicitation"}
} else := "flag" if {
	rank[finding.confidence] < rank[confidence(guard)]
} else := "flag" if {
	beside(guard, finding)
} else := action(guard) if {
	action(guard) in {"ask", "flag"}
} else := "redact" if {
	action(guard) == "redact"
	replaceable(finding)
}

# METADATA
# title: One value inside what is sent can be replaced
# description: Not a URI or the arguments as a whole.
replaceable(finding) if startswith(finding.path, "/arguments/")

replaceable(finding) if startswith(finding.path, "/result/")

# METADATA
# title: What the settings say that a guard does, else the guard itself
action(guard) := "off" if {
	data.mcp.config.guards[guard.package] == false
} else := data.mcp.config.guards[guard.package].action if {
	_ := data.mcp.config.guards[guard.package].action
} else := guard.action

# METADATA
# title: The least confidence that a guard acts upon
confidence(guard) := data.mcp.config.guards[guard.package].confidence if {
	_ := data.mcp.config.guards[guard.package].confidence
} else := guard.confidence

# METADATA
# title: Confidences in order
rank := {"low": 1, "medium": 2, "high": 3}

# METADATA
# title: A finding of another rule than those that the guard acts upon
# description: An entry in the settings without `rules` means all.
beside(guard, finding) if {
	rules := data.mcp.config.guards[guard.package].rules
	not listed(rules, finding.rule)
}

beside(guard, finding) if {
	not configured(guard)
	not listed(guard.rules, finding.rule)
	count(guard.rules) > 0
}

# METADATA
# title: The settings have an entry for the guard
configured(guard) if is_object(data.mcp.config.guards[guard.package])

# METADATA
# title: A rule stands in a list, or below a name that ends in `.*`
listed(rules, rule) if rule in rules

listed(rules, rule) if {
	some pattern in rules
	endswith(pattern, ".*")
	startswith(rule, trim_suffix(pattern, "*"))
}

# METADATA
# title: A value that no guard looks at
exempt(finding) if finding.path in data.mcp.config.exempt[input.tool.name]

exempt(finding) if {
	some pointer in data.mcp.config.exempt[input.tool.name]
	startswith(finding.path, concat("", [pointer, "/"]))
}

# METADATA
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
# title: The obligation to replace what was found
redaction(finding) := {"kind": "redact", "path": finding.path}
