package mcp.lib.findings

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
