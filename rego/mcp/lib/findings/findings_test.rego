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
	decided({"confidence": "unheard of"}, {}) == "block"
}

test_an_entry_without_rules_means_all if {
	settings := {"mcp.guards.test.one": {"action": "block"}}
	findings.decided(some_guard, object.union(finding, {"rule": "one.b"})) == "block" with input as call(finding)
		with data.mcp.config.guards as settings
}

test_other_surfaces_are_flagged if {
	every surface in ["result", "definition", "sampling", "elicitation"] {
		decided({"surface": surface}, {}) == "flag"
	}
}

test_what_cannot_be_replaced_is_blocked if {
	every path in ["/arguments", "/params/uri", "/resource/uri"] {
		decided({"path": path}, {"action": "redact"}) == "block"
	}
	findings.redaction(finding) == {"kind": "redact", "path": "/arguments/path"}
}

test_exempt if {
	every case in [
		{"pointer": "/arguments/path", "action": "nothing"},
		{"pointer": "/arguments", "action": "nothing"},
		{"pointer": "/arguments/pa", "action": "block"},
		{"pointer": "/arguments/path/deeper", "action": "block"},
	] {
		findings.decided(guard, finding) == case.action with input as call(finding)
			with data.mcp.config as {"exempt": {"write_file": [case.pointer]}}
	}
	findings.decided(guard, finding) == "block" with input as call(finding)
		with data.mcp.config as {"exempt": {"read_file": ["/arguments/path"]}}
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
