package mcp.guards.pii.arguments_test

import data.mcp.guards.pii.arguments
import data.mcp.main

finding := {
	"detector": "pii",
	"rule": "pii.card",
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

set_to(settings) := {"guards": {"mcp.guards.pii.arguments": settings}}

test_it_blocks_from_high if {
	decision := decided({"confidence": "high"}, {})
	decision.effect == "deny"
	decision.rules == {"pii.card"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.pii.arguments"}
}

test_below_it_is_noted if {
	decision := decided({"confidence": "medium"}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"pii.card"}
}

test_it_asks_redacts_and_is_off if {
	decided({}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, set_to(false)).effect == "allow"
	redacted := decided({}, set_to({"action": "redact", "confidence": "low"}))
	redacted.effect == "allow"
	redacted.obligations == {{"kind": "redact", "path": "/arguments/value", "span": [0, 4], "replacement": "[redacted:pii.card]"}}
}

test_it_leaves_other_findings_alone if {
	arguments.deny == set() with input as {"findings": [object.union(finding, {"detector": "other"})]}
}

test_national_ids_are_blocked if {
	decided({"rule": "pii.national_id.nl_bsn"}, {}).effect == "deny"
}

test_what_people_write_every_day_is_noted if {
	every rule in ["pii.email", "pii.phone"] {
		decision := decided({"rule": rule}, {})
		decision.effect == "allow"
		{warning.id | some warning in decision.warnings} == {rule}
	}
}

test_all_kinds_when_the_settings_say_block if {
	decided({"rule": "pii.email"}, set_to({"action": "block"})).effect == "deny"
}
