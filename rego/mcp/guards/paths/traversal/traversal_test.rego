package mcp.guards.paths.traversal_test

import data.mcp.guards.paths.traversal
import data.mcp.main

finding := {
	"detector": "path_traversal",
	"rule": "path_traversal.dotdot",
	"path": "/arguments/value",
	"role": "text",
	"surface": "arguments",
	"confidence": "high",
	"severity": "high",
	"view": "raw",
	"span": [0, 4],
}

decided(change, config) := decision if {
	found := object.union(finding, change)
	decision := main.decision with input as {"acting": true, "tool": {"name": "t"}, "findings": [found]}
		with data.mcp.policy as {"allow": true}
		with data.mcp.config as config
}

set_to(settings) := {"guards": {"mcp.guards.paths.traversal": settings}}

test_it_blocks_from_medium if {
	decision := decided({"confidence": "medium"}, {})
	decision.effect == "deny"
	decision.rules == {"path_traversal.dotdot"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.paths.traversal"}
}

test_below_it_is_noted if {
	decision := decided({"confidence": "low"}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"path_traversal.dotdot"}
}

test_it_asks_redacts_and_is_off if {
	decided({}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, set_to(false)).effect == "allow"
	redacted := decided({}, set_to({"action": "redact", "confidence": "low"}))
	redacted.effect == "allow"
	redacted.obligations == {{"kind": "redact", "path": "/arguments/value"}}
}

test_it_leaves_other_findings_alone if {
	traversal.deny == set() with input as {"findings": [object.union(finding, {"detector": "other"})]}
}
