package minimal_test

import data.mcp.main

call(tool) := {
	"kind": "request",
	"method": "tools/call",
	"acting": true,
	"tool": {"name": tool},
	"arguments": {"path": "/srv/.env"},
	"paths": {"/arguments/path": {"lexical": "/srv/.env", "resolved": "/srv/.env", "under": []}},
	"findings": [],
}

finding(detector) := {
	"detector": detector,
	"rule": concat(".", [detector, "x"]),
	"path": "/arguments/path",
	"surface": "arguments",
	"confidence": "high",
	"severity": "high",
	"view": "raw",
}

test_every_tool_is_allowed if {
	some tool in ["read_file", "run_shell", "drop_table"]
	main.decision.allow with input as call(tool)
}

test_findings_are_noted_and_stop_nothing if {
	every detector in ["path_traversal", "sensitive_file", "command_injection", "prompt_injection", "pii", "secret"] {
		decision := main.decision with input as object.union(call("read_file"), {"findings": [finding(detector)]})
		decision.allow
		count(decision.warnings) == 1
	}
}

test_every_method_is_allowed if {
	main.decision.allow with input as {"method": "sampling/createMessage", "acting": true}
}

test_a_tool_that_the_server_does_not_list_is_denied if {
	not main.decision.allow with input as object.union(call("x"), {"tool": {"name": "x", "known": false}})
}

test_nothing_is_hidden if {
	count(main.hidden) == 0 with input as {"tools": [{"name": "read_file"}, {"name": "run_shell"}]}
}
