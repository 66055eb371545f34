package mcp.guards.definitions.drift_test

import data.mcp.guards.definitions.drift
import data.mcp.main

decided(kind, config) := decision if {
	definition := {"kind": "tool", "name": "t", "drift": kind, "findings": []}
	decision := main.decision with input as {"acting": true, "tool": {"name": "t"}, "findings": [], "definition": definition}
		with data.mcp.policy as {"allow": true}
		with data.mcp.config as config
}

test_new_and_changed_are_blocked_and_removed_is_noted if {
	decided("new", {}).effect == "deny"
	decided("changed", {}).rules == {"definition.changed"}
	decided("removed", {}).effect == "allow"
	{warning.id | some warning in decided("removed", {}).warnings} == {"definition.removed"}
}

test_the_settings_decide if {
	decided("new", {"definitions": {"new": "allow"}}).effect == "allow"
	decided("new", {"definitions": {"new": "allow"}}).warnings == set()
	decided("changed", {"definitions": {"changed": "ask"}}).effect == "ask"
	decided("changed", {"definitions": {"changed": "warn"}}).effect == "allow"
	decided("removed", {"definitions": {"removed": "block"}}).effect == "deny"
}

test_without_settings_the_defaults_hold if {
	removed := {"definition": {"kind": "tool", "name": "t", "drift": "removed", "findings": []}}
	drift.deny == set() with input as removed
	count(drift.warn) == 1 with input as removed
}

test_stale_and_unlisted_are_noted_unless_the_settings_say_more if {
	every kind in {"stale", "unlisted"} {
		decided(kind, {}).effect == "allow"
		{warning.id | some warning in decided(kind, {}).warnings} == {concat("", ["definition.", kind])}
		decided(kind, {"definitions": {kind: "block"}}).effect == "deny"
		decided(kind, {"definitions": {kind: "ask"}}).effect == "ask"
	}
}

test_what_cannot_be_read_is_blocked if {
	decided("new", {"definitions": {"new": "perhaps"}}).effect == "deny"
	decided("new", {"definitions": {"new": 7}}).effect == "deny"
	decided("moved", {}).effect == "deny"
}

test_without_drift_it_is_silent if {
	drift.deny == set() with input as {"definition": {"kind": "tool", "name": "t", "findings": []}}
	drift.deny == set() with input as {}
	drift.warn == set() with input as {}
}

test_it_can_be_off if {
	decided("new", {"guards": {"mcp.guards.definitions.drift": false}}).effect == "allow"
}
