package mcp.guards.secrets.arguments_test

import data.mcp.guards.secrets.arguments
import data.mcp.main

finding := {
	"detector": "secret",
	"rule": "secret.github_token",
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

set_to(settings) := {"guards": {"mcp.guards.secrets.arguments": settings}}

test_it_blocks_from_high if {
	decision := decided({}, {})
	decision.effect == "deny"
	decision.rules == {"secret.github_token"}
}

test_below_it_is_noted if {
	decision := decided({"confidence": "medium"}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"secret.github_token"}
}

test_in_an_answer_it_is_cut_out if {
	decision := decided({"surface": "result", "path": "/result/content/0/text"}, {})
	decision.effect == "allow"
	decision.obligations == {{
		"kind": "redact",
		"path": "/result/content/0/text",
		"span": [0, 4],
		"replacement": "[redacted:secret.github_token]",
	}}
}

test_it_asks_redacts_and_is_off if {
	decided({}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, set_to(false)).effect == "allow"
	redacted := decided({}, set_to({"action": "redact", "confidence": "low"}))
	redacted.effect == "allow"
	redacted.obligations == {{"kind": "redact", "path": "/arguments/value", "span": [0, 4], "replacement": "[redacted:secret.github_token]"}}
}

test_it_leaves_other_findings_alone if {
	arguments.deny == set() with input as {"findings": [object.union(finding, {"detector": "other"})]}
}
