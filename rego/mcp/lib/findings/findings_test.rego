package mcp.lib.findings_test

import data.mcp.lib.findings

guard := {
	"package": "mcp.guards.test.one",
	"detector": "one",
	"action": "block",
	"confidence": "medium",
	"seen": "one",
	"instead": "do not",
}

some_guard := object.union(guard, {"rules": ["one.a", "one.group.*"]})

finding := {
	"detector": "one",
	"rule": "one.a",
	"path": "/arguments/path",
	"role": "text",
	"surface": "arguments",
	"confidence": "high",
	"severity": "high",
	"view": "raw",
	"span": [0, 4],
}

call(found) := {"tool": {"name": "write_file"}, "findings": [found]}

decided(change, settings) := action if {
	action := findings.decided(guard, object.union(finding, change)) with input as call(finding)
		with data.mcp.config as {"guards": {"mcp.guards.test.one": settings}}
}

test_of_one_detector_and_action if {
	other := object.union(finding, {"detector": "two"})
	findings.of(guard, "block") == {finding} with input as {"findings": [finding, other]}
	findings.of(guard, "flag") == set() with input as {"findings": [finding, other]}
}

test_defaults_of_the_guard if {
	findings.decided(guard, finding) == "block" with input as call(finding)
	findings.decided(guard, object.union(finding, {"confidence": "low"})) == "flag" with input as call(finding)
	findings.decided(some_guard, object.union(finding, {"rule": "one.b"})) == "flag" with input as call(finding)
	findings.decided(some_guard, object.union(finding, {"rule": "one.groups"})) == "flag" with input as call(finding)
	findings.decided(some_guard, object.union(finding, {"rule": "one.group.x"})) == "block" with input as call(finding)
}

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

test_what_was_found_is_cut_out if {
	findings.excision(finding) == {
		"kind": "redact",
		"path": "/arguments/path",
		"span": [0, 4],
		"replacement": "[redacted:one.a]",
	}
}

test_what_cannot_be_replaced_is_blocked if {
	findings.redaction(finding) == {"kind": "redact", "path": "/arguments/path"}
	every path in ["/arguments", "/params/uri", "/resource/uri"] {
		decided({"path": path}, {"action": "redact"}) == "block"
	}
}

test_exempt if {
	findings.decided(guard, finding) == "block" with input as call(finding)
		with data.mcp.config as {"exempt": {"read_file": ["/arguments/path"]}}
	every case in [
		{"pointer": "/arguments/path", "action": "nothing"},
		{"pointer": "/arguments", "action": "nothing"},
		{"pointer": "/arguments/pa", "action": "block"},
		{"pointer": "/arguments/path/deeper", "action": "block"},
	] {
		findings.decided(guard, finding) == case.action with input as call(finding)
			with data.mcp.config as {"exempt": {"write_file": [case.pointer]}}
	}
}

test_exempt_of_some_detectors if {
	every case in [
		{"exemption": {"path": "/arguments/path", "detectors": ["one"]}, "action": "nothing"},
		{"exemption": {"path": "/arguments/path", "detectors": ["two", "one"]}, "action": "nothing"},
		{"exemption": {"path": "/arguments", "detectors": ["one"]}, "action": "nothing"},
		{"exemption": {"path": "/arguments/path", "detectors": ["two"]}, "action": "block"},
		{"exemption": {"path": "/arguments/pa", "detectors": ["one"]}, "action": "block"},
		{"exemption": {"path": "/arguments/path"}, "action": "block"},
		{"exemption": {"path": 5, "detectors": ["one"]}, "action": "block"},
		{"exemption": 5, "action": "block"},
	] {
		findings.decided(guard, finding) == case.action with input as call(finding)
			with data.mcp.config as {"exempt": {"write_file": [case.exemption]}}
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

test_the_reason_says_what_where_and_what_else if {
	findings.reason(guard, finding) == {
		"id": "one.a",
		"message": "one (one.a) in /arguments/path: do not",
		"severity": "high",
	}
	decoded := findings.reason(guard, object.union(finding, {"view": "url-decoded×2"}))
	decoded.message == "one (one.a) in /arguments/path, seen as url-decoded×2: do not"
}

test_a_finding_out_of_shape_is_no_silence if {
	findings.reason(guard, {}).id == "finding"
}
