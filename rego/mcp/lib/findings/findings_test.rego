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

test_what_cannot_be_replaced_is_blocked if {
	findings.redaction(finding) == {"kind": "redact", "path": "/arguments/path"}
	every path in ["/arguments", "/params/uri", "/resource/uri"] {
		decided({"path": path}, {"action": "redact"}) == "block"
	}
}

told(direction, kind, change) := action if {
	found := object.union(finding, change)
	action := findings.decided(guard, found) with input as {"direction": direction, "definition": {"kind": kind}}
		with data.mcp.config as {"guards": {"mcp.guards.test.one": {"surfaces": {found.surface: "redact"}}}}
}

test_what_servers_say_is_replaced_but_not_where_it_leads if {
	every case in [
		{"direction": "server_to_client", "path": "/params/message", "surface": "elicitation", "action": "redact"},
		{"direction": "server_to_client", "path": "/params/data", "surface": "result", "action": "redact"},
		{"direction": "client_to_server", "path": "/params/message", "surface": "arguments", "action": "block"},
		{"direction": "server_to_client", "path": "/params/uri", "surface": "arguments", "action": "block"},
		{"direction": "server_to_client", "path": "/params/taskId", "surface": "result", "action": "block"},
		{"direction": "server_to_client", "path": "/params/url", "surface": "sampling", "action": "block"},
		{"direction": "server_to_client", "path": "/params/url", "surface": "elicitation", "action": "flag"},
	] {
		told(case.direction, "tool", {"path": case.path, "surface": case.surface}) == case.action
	}
}

test_definitions_lose_all_but_what_they_are_called_by if {
	every case in [
		{"kind": "tool", "path": "/description", "action": "redact"},
		{"kind": "tool", "path": "/name", "action": "block"},
		{"kind": "tool", "path": "", "action": "block"},
		{"kind": "resource", "path": "/name", "action": "redact"},
		{"kind": "resource", "path": "/uri", "action": "block"},
		{"kind": "resource_template", "path": "/uriTemplate", "action": "block"},
		{"kind": "instructions", "path": "/instructions", "action": "redact"},
		{"kind": "instructions", "path": "", "action": "block"},
	] {
		told("server_to_client", case.kind, {"path": case.path, "surface": "definition"}) == case.action
	}
}

test_what_is_found_in_a_definition_is_told_where_it_is_listed if {
	found := object.union(finding, {"path": "/description", "surface": "definition"})
	redacting := object.union(guard, {"surfaces": {"definition": "redact"}})
	every case in [
		{"kind": "response", "action": "redact", "found": {found}},
		{"kind": "request", "action": "redact", "found": set()},
		{"kind": "response", "action": "block", "found": set()},
	] {
		findings.in_definition(redacting, case.action) == case.found with input as {
			"kind": case.kind,
			"definition": {"kind": "tool", "findings": [found]},
		}
	}
	findings.of_definition(findings.excision(found)).path == "/definition/description"
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
