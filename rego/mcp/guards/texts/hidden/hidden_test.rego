package mcp.guards.texts.hidden_test

import data.mcp.guards.texts.hidden
import data.mcp.main

finding := {
	"detector": "hidden_text",
	"rule": "hidden_text.tags",
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

set_to(settings) := {"guards": {"mcp.guards.texts.hidden": settings}}

test_it_blocks_from_high if {
	decision := decided({"confidence": "high"}, {})
	decision.effect == "deny"
	decision.rules == {"hidden_text.tags"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.texts.hidden"}
}

test_below_it_is_noted if {
	decision := decided({"confidence": "medium"}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"hidden_text.tags"}
}

test_it_asks_redacts_and_is_off if {
	decided({}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, set_to(false)).effect == "allow"
	redacted := decided({}, set_to({"action": "redact", "confidence": "low"}))
	redacted.effect == "allow"
	redacted.obligations == {{"kind": "redact", "path": "/arguments/value", "span": [0, 4], "replacement": "[redacted:hidden_text.tags]"}}
}

test_it_leaves_other_findings_alone if {
	hidden.deny == set() with input as {"findings": [object.union(finding, {"detector": "other"})]}
}
