package mcp.guards.urls.ssrf_test

import data.mcp.guards.urls.ssrf
import data.mcp.main

finding := {
	"detector": "ssrf",
	"rule": "ssrf.metadata",
	"path": "/arguments/url",
	"role": "url",
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

set_to(settings) := {"guards": {"mcp.guards.urls.ssrf": settings}}

test_it_blocks_from_high if {
	decision := decided({"confidence": "high"}, {})
	decision.effect == "deny"
	decision.rules == {"ssrf.metadata"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.urls.ssrf"}
}

test_below_it_is_noted if {
	decision := decided({"confidence": "medium"}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"ssrf.metadata"}
}

test_it_asks_redacts_and_is_off if {
	decided({}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, set_to(false)).effect == "allow"
	redacted := decided({}, set_to({"action": "redact", "confidence": "low"}))
	redacted.effect == "allow"
	redacted.obligations == {{"kind": "redact", "path": "/arguments/url"}}
}

test_a_page_to_visit_is_blocked_and_an_answer_is_not if {
	decided({"surface": "elicitation"}, {}).effect == "deny"
	decided({"surface": "result"}, {}).effect == "allow"
	decided({"surface": "elicitation"}, set_to({"surfaces": {"elicitation": "flag"}})).effect == "allow"
}

test_a_page_to_visit_is_refused_in_words_of_its_own if {
	some reason in decided({"surface": "elicitation", "path": "/params/url"}, {}).reasons
	contains(reason.message, "a page for a person to visit")
	not contains(reason.message, "inner address")
}

test_it_leaves_other_findings_alone if {
	ssrf.deny == set() with input as {"findings": [object.union(finding, {"detector": "other"})]}
}
