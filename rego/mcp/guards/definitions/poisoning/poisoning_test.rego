package mcp.guards.definitions.poisoning_test

import data.mcp.guards.definitions.poisoning
import data.mcp.main

finding := {
	"detector": "tool_poisoning",
	"rule": "tool_poisoning.concealment",
	"path": "/description",
	"role": "prose",
	"surface": "definition",
	"confidence": "high",
	"severity": "high",
	"view": "raw",
	"span": [0, 4],
}

message(change, more) := object.union(
	{
		"acting": true, "tool": {"name": "t"}, "findings": [],
		"definition": {"kind": "tool", "name": "t", "findings": [object.union(finding, change)]},
	},
	more,
)

decided(change, more, config) := decision if {
	decision := main.decision with input as message(change, more)
		with data.mcp.policy as {"allow": true}
		with data.mcp.config as config
}

set_to(settings) := {"guards": {"mcp.guards.definitions.poisoning": settings}}

test_it_blocks_calls_from_high if {
	decision := decided({"confidence": "high"}, {}, {})
	decision.effect == "deny"
	decision.rules == {"tool_poisoning.concealment"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.definitions.poisoning"}
}

test_it_blocks_what_is_listed if {
	decided({}, {"acting": false, "kind": "response", "method": "tools/list"}, {}).effect == "deny"
}

test_below_it_is_noted if {
	decision := decided({"confidence": "medium"}, {}, {})
	decision.effect == "allow"
	{warning.id | some warning in decision.warnings} == {"tool_poisoning.concealment"}
}

test_it_asks_and_is_off_and_redacts_nothing if {
	decided({}, {}, set_to({"action": "ask", "confidence": "low"})).effect == "ask"
	decided({}, {}, set_to(false)).effect == "allow"
	decided({}, {}, set_to({"action": "redact"})).effect == "deny"
}

test_one_tool_is_let_through_by_name if {
	config := {"tools": {"t": {"mcp.guards.definitions.poisoning": {"action": "flag"}}}}
	decided({}, {}, config).effect == "allow"
	decided({}, {"tool": {"name": "other"}}, config).effect == "deny"
}

test_findings_in_arguments_are_not_its_business if {
	poisoning.deny == set() with input as {"findings": [finding]}
}

offered(change) := {
	"acting": true, "direction": "server_to_client", "kind": "request", "method": "sampling/createMessage",
	"findings": [object.union(object.union(finding, {"path": "/params/tools/0/description"}), change)],
}

test_a_request_to_sample_is_blocked_for_a_tool_that_it_offers if {
	poisoning.deny != set() with input as offered({})
	poisoning.deny == set() with input as offered({"confidence": "medium"})
	poisoning.warn != set() with input as offered({"confidence": "medium"})
	poisoning.deny == set() with input as object.union(offered({}), {"method": "vendor/ask"})
}
