package mcp.main_test

import data.mcp.main

call := {"acting": true, "method": "tools/call", "tool": {"name": "read_file"}, "arguments": {"path": "a"}}

plumbing := {"acting": false, "method": "tools/list"}

finding := {
	"detector": "path_traversal",
	"rule": "path_traversal.dotdot",
	"path": "/arguments/path",
	"role": "text",
	"surface": "arguments",
	"confidence": "high",
	"severity": "high",
	"view": "raw",
	"span": [0, 4],
}

unmatched := {"id": "default", "message": "no rule allows this", "severity": "medium", "source": "mcp.policy"}

test_nothing_loaded_denies if {
	main.decision == {
		"allow": false,
		"effect": "deny",
		"reasons": {unmatched},
		"rules": {"default"},
		"warnings": set(),
		"obligations": set(),
		"labels": set(),
	} with input as call
}

# `input` is undefined in a test that gives none
test_missing_input_denies if {
	decision := main.decision with data.mcp.policy as {"allow": true}
	decision.effect == "deny"
	decision.rules == {"input"}
}

test_input_that_is_no_object_denies if {
	every document in [null, true, 7, "text", [call], {call}] {
		decision := main.decision with input as document with data.mcp.policy as {"allow": true}
		decision.effect == "deny"
		decision.rules == {"input"}
	}
}

test_allow_must_be_true if {
	every value in [false, null, 0, 1, "true", [], [true], {}, {"allow": true}, {true}] {
		decision := main.decision with input as call with data.mcp.policy as {"allow": value}
		decision.allow == false
		decision.reasons == {unmatched}
	}
}

test_allow if {
	decision := main.decision with input as call with data.mcp.policy as {"allow": true, "rules": {"r1", "r2"}}
	decision.allow == true
	decision.effect == "allow"
	decision.rules == {"r1", "r2"}
	decision.reasons == set()
}

test_deny_beats_ask_beats_allow if {
	policy := {"allow": true, "ask": {"a"}, "deny": {"d"}}
	denied := main.decision with input as call with data.mcp.policy as policy
	denied.effect == "deny"
	{reason.message | some reason in denied.reasons} == {"d"}

	asked := main.decision with input as call with data.mcp.policy as object.remove(policy, ["deny"])
	asked.effect == "ask"
	asked.allow == false
	{reason.message | some reason in asked.reasons} == {"a"}
}

test_ask_needs_no_allow if {
	decision := main.decision with input as call with data.mcp.policy as {"ask": true}
	decision.effect == "ask"
}

test_plumbing_needs_no_allow if {
	decision := main.decision with input as plumbing with data.mcp.policy as {"ask": true}
	decision.effect == "allow"
	decision.reasons == set()
}

test_plumbing_is_stopped_by_a_deny if {
	decision := main.decision with input as plumbing with data.mcp.policy as {"deny": {"no"}}
	decision.effect == "deny"
}

# only `false` is plumbing: a document without `acting`, as one writes by hand for `opa eval`, acts
test_acting_by_default if {
	every document in [{}, {"acting": null}, {"acting": "false"}, {"acting": 0}] {
		decision := main.decision with input as document
		decision.effect == "deny"
	}
}

test_guards_deny_on_findings if {
	document := object.union(call, {"findings": [finding]})
	decision := main.decision with input as document with data.mcp.policy as {"allow": true}
	decision.effect == "deny"
	decision.rules == {"path_traversal.dotdot"}
	{reason.source | some reason in decision.reasons} == {"mcp.guards.paths.traversal"}
}

test_guards_are_switched_off if {
	document := object.union(call, {"findings": [finding]})
	every setting in [false, {"action": "off"}] {
		decision := main.decision with input as document
			with data.mcp.policy as {"allow": true}
			with data.mcp.config.guards as {"mcp.guards.paths.traversal": setting}
		decision.effect == "allow"
	}
}

test_guards_are_switched_off_and_on_for_a_tool if {
	document := object.union(call, {"tool": {"name": "t"}, "findings": [finding]})
	every case in [
		{"all": true, "tool": {"t": false}, "effect": "allow"},
		{"all": true, "tool": {"t*": {"action": "off"}}, "effect": "allow"},
		{"all": true, "tool": {"other": false}, "effect": "deny"},
		{"all": false, "tool": {"t": {"action": "block"}}, "effect": "deny"},
		{"all": false, "tool": {"t": {"confidence": "low"}}, "effect": "allow"},
		{"all": false, "tool": {"*": {"action": "block"}, "t*": false}, "effect": "deny"},
	] {
		guard := "mcp.guards.paths.traversal"
		decision := main.decision with input as document
			with data.mcp.policy as {"allow": true}
			with data.mcp.config.guards as {guard: case.all}
			with data.mcp.config.tools as {name: {guard: setting} | some name, setting in case.tool}
		decision.effect == case.effect
	}
}

test_guards_are_asked_for_session_labels if {
	main.relevant with input as {"findings": [], "session": {"labels": ["secrets"]}}
	not main.relevant with input as {"findings": [], "session": {"labels": []}}
	not main.relevant with input as {}
}

test_every_verdict_of_guards_counts if {
	said := {
		"ask": {"a"},
		"warn": "w",
		"obligations": [{"kind": "log", "level": "full"}],
		"labels": "l",
	}
	document := object.union(call, {"session": {"labels": ["seen"]}})
	decision := main.decision with input as document
		with data.mcp.policy as {"allow": true}
		with data.mcp.guards as {"acme": {"any": said}}
	decision.effect == "ask"
	{reason.source | some reason in decision.reasons} == {"mcp.guards.acme.any"}
	{warning.message | some warning in decision.warnings} == {"w"}
	decision.obligations == {{"kind": "log", "level": "full"}}
	decision.labels == {"l"}
}

test_every_verdict_of_custom_counts if {
	said := {
		"ask": ["a"],
		"warn": true,
		"obligations": {"o": {"kind": "log", "level": "full"}},
		"labels": {"l": true},
		"allow": true,
	}
	decision := main.decision with input as call with data.custom as {"acme": said}
	decision.effect == "ask"
	decision.reasons == {{"id": "custom.acme", "message": "a", "severity": "medium", "source": "custom.acme"}}
	{warning.message | some warning in decision.warnings} == {"flagged by policy"}
	decision.obligations == {{"kind": "log", "level": "full"}}
	decision.labels == {"l"}
}

test_custom_denies_and_never_allows if {
	denied := main.decision with input as call
		with data.mcp.policy as {"allow": true}
		with data.custom as {"acme": {"deny": true}}
	denied.effect == "deny"

	silent := main.decision with input as call with data.custom as {"acme": {"allow": true}}
	silent.effect == "deny"
	silent.reasons == {unmatched}
}

test_labels_and_obligations_of_a_policy if {
	policy := {
		"allow": true,
		"labels": {"read"},
		"obligations": [{"kind": "rate_limit", "requests": 5, "per": "minute"}],
		"warn": {"careful"},
	}
	decision := main.decision with input as call with data.mcp.policy as policy
	decision.allow == true
	decision.labels == {"read"}
	decision.obligations == {{"kind": "rate_limit", "requests": 5, "per": "minute"}}
	{warning.message | some warning in decision.warnings} == {"careful"}
}

test_an_obligation_that_cannot_be_carried_out_denies if {
	every obligation in [{"kind": "rate_limits"}, {}, "log", {"kind": "log"}, true] {
		decision := main.decision with input as call
			with data.mcp.policy as {"allow": true, "obligations": [obligation]}
		decision.effect == "deny"
		decision.rules == {"obligation"}
		decision.obligations == set()
	}
}

test_a_label_that_is_no_text_denies if {
	every label in [1, null, "", ["a"]] {
		decision := main.decision with input as call with data.mcp.policy as {"allow": true, "labels": [label]}
		decision.effect == "deny"
		decision.rules == {"label"}
		decision.labels == set()
	}
}

test_an_obligation_to_approve_asks if {
	policy := {"allow": true, "obligations": {{"kind": "approve", "message": "by the owner"}}}
	decision := main.decision with input as call with data.mcp.policy as policy
	decision.effect == "ask"
	decision.reasons == {{"id": "approve", "message": "by the owner", "severity": "medium", "source": "mcp.policy"}}
}

test_hidden_in_every_shape if {
	tools := [{"name": "a"}, {"name": "b"}]
	every case in [
		{"hidden": {"a"}, "names": {"a"}},
		{"hidden": ["a", "b"], "names": {"a", "b"}},
		{"hidden": "a", "names": {"a"}},
		{"hidden": {"a": true, "b": false}, "names": {"a"}},
		{"hidden": [{"name": "a", "title": "A"}], "names": {"a"}},
		{"hidden": {"name": "a"}, "names": {"a"}},
		{"hidden": true, "names": {"a", "b"}},
		{"hidden": false, "names": set()},
		{"hidden": [1, null, ""], "names": set()},
	] {
		main.hidden == case.names with input as {"tools": tools} with data.mcp.policy as {"hidden": case.hidden}
	}
}

test_hidden_is_empty_where_nothing_is_said if {
	main.hidden == set() with input as {"tools": [{"name": "a"}]}
}
