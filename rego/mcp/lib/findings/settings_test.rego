package mcp.lib.findings_test

import data.mcp.lib.findings

test_settings if {
	every case in [
		{"change": {}, "settings": {"action": "ask"}, "action": "ask"},
		{"change": {}, "settings": {"action": "flag"}, "action": "flag"},
		{"change": {}, "settings": {"action": "redact"}, "action": "redact"},
		{"change": {}, "settings": {"action": "off"}, "action": "nothing"},
		{"change": {}, "settings": false, "action": "nothing"},
		{"change": {}, "settings": true, "action": "block"},
		{"change": {}, "settings": {}, "action": "block"},
		{"change": {"confidence": "low"}, "settings": {"confidence": "low"}, "action": "block"},
		{"change": {"confidence": "medium"}, "settings": {"confidence": "high"}, "action": "flag"},
		{"change": {}, "settings": {"rules": ["one.b"]}, "action": "flag"},
		{"change": {}, "settings": {"rules": ["one.*"]}, "action": "block"},
		{"change": {}, "settings": {"rules": []}, "action": "flag"},
	] {
		decided(case.change, case.settings) == case.action
	}
}

# settings out of shape never make a guard weaker
test_settings_out_of_shape_block if {
	decided({"confidence": "unheard of"}, {}) == "block"
	every settings in [
		{"action": "blok"},
		{"action": null},
		{"action": false},
		{"confidence": "certain"},
		{"confidence": 1},
		"off",
		null,
		[],
	] {
		decided({}, settings) == "block"
	}
}

test_an_entry_without_rules_means_all if {
	settings := {"mcp.guards.test.one": {"action": "block"}}
	findings.decided(some_guard, object.union(finding, {"rule": "one.b"})) == "block" with input as call(finding)
		with data.mcp.config.guards as settings
}

test_other_surfaces_are_flagged if {
	every surface in ["result", "definition", "sampling", "elicitation"] {
		decided({"surface": surface}, {}) == "flag"
		decided({"surface": surface}, {"action": "block"}) == "flag"
	}
}

reading_guard := object.union(guard, {"surfaces": {"result": "redact", "sampling": "block"}})

elsewhere(surface, settings) := action if {
	found := object.union(finding, {"surface": surface, "path": "/result/content/0/text"})
	action := findings.decided(reading_guard, found) with input as {"findings": [found]}
		with data.mcp.config as {"guards": {"mcp.guards.test.one": settings}}
}

test_surfaces_have_actions_of_their_own if {
	every case in [
		{"surface": "result", "settings": {}, "action": "redact"},
		{"surface": "sampling", "settings": {}, "action": "block"},
		{"surface": "definition", "settings": {}, "action": "flag"},
		{"surface": "result", "settings": {"action": "block"}, "action": "block"},
		{"surface": "result", "settings": {"action": "flag"}, "action": "flag"},
		{"surface": "definition", "settings": {"action": "off"}, "action": "nothing"},
		{"surface": "result", "settings": {"action": "block", "surfaces": {"result": "flag"}}, "action": "flag"},
		{"surface": "definition", "settings": {"surfaces": {"definition": "block"}}, "action": "block"},
		{"surface": "sampling", "settings": {"action": "ask"}, "action": "ask"},
		{"surface": "result", "settings": {"action": "ask"}, "action": "block"},
	] {
		elsewhere(case.surface, case.settings) == case.action
	}
}

at_tool(wide, tools) := action if {
	packages := {tool: {"mcp.guards.test.one": setting} | some tool, setting in tools}
	config := object.union({"tools": packages}, wide)
	action := findings.decided(guard, finding) with input as call(finding) with data.mcp.config as config
}

test_settings_of_a_tool if {
	every case in [
		{"tools": {"write_file": {"action": "flag"}}, "action": "flag"},
		{"tools": {"write_file": false}, "action": "nothing"},
		{"tools": {"read_file": {"action": "flag"}}, "action": "block"},
		{"tools": {"write_*": {"action": "flag"}}, "action": "flag"},
		{"tools": {"*": {"action": "flag"}}, "action": "flag"},
		{"tools": {"*_f*e": {"action": "flag"}}, "action": "flag"},
		{"tools": {"write.file*": {"action": "flag"}}, "action": "block"},
		{"tools": {"rite_*": {"action": "flag"}}, "action": "block"},
		{"tools": {"*_fil": {"action": "flag"}}, "action": "block"},
		{"tools": {"write_file": "off"}, "action": "block"},
		{"tools": {"write_file": true}, "action": "block"},
		{"tools": {"write_file": {"action": "blok"}}, "action": "block"},
	] {
		at_tool({}, case.tools) == case.action
	}
}

test_the_name_of_a_tool_stands_over_patterns if {
	at_tool({}, {"write_file": {"action": "flag"}, "write_*": {"action": "block"}}) == "flag"
}

test_of_several_patterns_the_strictest_holds if {
	at_tool({}, {"write_*": {"action": "flag"}, "*_file": {"action": "ask"}, "*": false}) == "ask"
	at_tool({}, {"write_*": {"action": "redact"}, "*_file": {"action": "flag"}}) == "redact"
}

test_settings_of_a_tool_stand_over_those_of_all if {
	flagged := {"guards": {"mcp.guards.test.one": {"action": "flag", "rules": ["one.a"]}}}
	at_tool(flagged, {"write_file": {"action": "block"}}) == "block"
	at_tool(flagged, {"write_file": {"confidence": "low"}}) == "flag"
	at_tool(flagged, {"write_file": {"action": "block", "rules": ["one.b"]}}) == "flag"
	at_tool(flagged, {"other": {"action": "block"}}) == "flag"
	off := {"guards": {"mcp.guards.test.one": false}}
	at_tool(off, {"write_file": {"confidence": "low"}}) == "nothing"
	at_tool(off, {"write_file": {"action": "block"}}) == "block"
	at_tool({"guards": {"mcp.guards.test.one": {"action": "block"}}}, {"write_file": false}) == "nothing"
}

test_settings_of_tools_out_of_shape_change_nothing if {
	every tools in [null, "off", [], {"write_file": null}, {"write_file": "off"}] {
		findings.decided(guard, finding) == "block" with input as call(finding) with data.mcp.config as {"tools": tools}
	}
}

test_without_a_tool_the_settings_of_all_hold if {
	findings.decided(guard, finding) == "flag" with input as {"findings": [finding]}
		with data.mcp.config as {"guards": {"mcp.guards.test.one": {"action": "flag"}}, "tools": {"*": {"mcp.guards.test.one": false}}}
}
