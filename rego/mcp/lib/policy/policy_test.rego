package mcp.lib.policy_test

import data.mcp.main

call := {"acting": true, "method": "tools/call", "tool": {"name": "read_file"}}

plumbing := {"acting": false, "method": "initialize"}

decided(policy, document) := decision if {
	decision := main.decision with input as document with data.mcp.policy as policy
}

test_it_replaces_the_verdict_of_the_policy if {
	policy := {"decision": {"allow": true}, "deny": {"not heard"}, "obligations": ["not heard"], "labels": [1]}
	decided(policy, call).effect == "allow"
	decided({"allow": true, "decision": {"allow": false}}, call).effect == "deny"
}

test_it_states_an_effect if {
	every effect in ["allow", "deny", "ask"] {
		decided({"decision": {"effect": effect}}, call).effect == effect
		decided({"decision": {"effect": effect, "allow": effect == "allow"}}, call).effect == effect
	}
}

test_its_reasons_are_kept if {
	reason := {"id": "x", "message": "y", "severity": "low"}
	every effect in ["deny", "ask"] {
		decision := decided({"decision": {"effect": effect, "reasons": [reason]}}, call)
		decision.reasons == {object.union(reason, {"source": "mcp.policy"})}
		decision.rules == {"x"}
	}
}

test_it_needs_no_reason if {
	denied := decided({"decision": {"effect": "deny", "reasons": []}}, call)
	{reason.message | some reason in denied.reasons} == {"denied by policy"}
	asked := decided({"decision": {"effect": "ask"}}, call)
	{reason.message | some reason in asked.reasons} == {"needs approval"}
}

test_its_other_members_count if {
	decision := decided(
		{"decision": {
			"effect": "allow",
			"rules": ["r1"],
			"warnings": ["w"],
			"labels": ["l"],
			"obligations": [{"kind": "log", "level": "minimal"}],
		}},
		call,
	)
	decision.effect == "allow"
	decision.rules == {"r1"}
	decision.labels == {"l"}
	decision.obligations == {{"kind": "log", "level": "minimal"}}
	{warning.message | some warning in decision.warnings} == {"w"}
}

test_its_obligations_are_checked if {
	decided({"decision": {"effect": "allow", "obligations": [{"kind": "unknown"}]}}, call).effect == "deny"
}

test_a_malformed_one_denies if {
	every override in [
		null,
		true,
		false,
		"allow",
		["allow"],
		{},
		{"allow": "true"},
		{"allow": null},
		{"effect": "permit"},
		{"effect": "allow", "allow": false},
		{"effect": "deny", "allow": true},
		{"effect": null, "allow": true},
		{"allow": true, "obligation": []},
	] {
		every document in [call, plumbing] {
			decision := decided({"allow": true, "decision": override}, document)
			decision.effect == "deny"
			decision.rules == {"decision"}
		}
	}
}

test_plumbing_is_stopped_by_a_stated_deny_only if {
	decided({"decision": {"allow": false, "reasons": ["no"]}}, plumbing).effect == "allow"
	decided({"decision": {"effect": "ask"}}, plumbing).effect == "allow"
	decided({"decision": {"effect": "deny"}}, plumbing).effect == "deny"
}

test_guards_and_custom_still_deny if {
	decision := main.decision with input as call
		with data.mcp.policy as {"decision": {"allow": true}}
		with data.custom as {"acme": {"deny": {"no"}}}
	decision.effect == "deny"
}
