package mcp.guards.xml.injection_test

import data.mcp.guards.xml.injection
import data.mcp.main

finding := {
	"detector": "xml_injection",
	"rule": "xml_injection.external_entity",
	"path": "/arguments/document",
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

set_to(settings) := {"guards": {"mcp.guards.xml.injection": settings}}

test_it_blocks_from_high if {
	decision := decided({"confidence": "high"}, {})
	decision.effect == "deny"
	decision.rules == {"xml_injection.external_entity"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.xml.injection"}
}

test_below_it_is_noted if {
	decision := decided({"confidence": "medium"}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"xml_injection.external_entity"}
}

test_it_asks_redacts_and_is_off if {
	decided({}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, set_to(false)).effect == "allow"
	redacted := decided({}, set_to({"action": "redact", "confidence": "low"}))
	redacted.effect == "allow"
	redacted.obligations == {{"kind": "redact", "path": "/arguments/document"}}
}

test_it_leaves_other_findings_alone if {
	injection.deny == set() with input as {"findings": [object.union(finding, {"detector": "other"})]}
}
