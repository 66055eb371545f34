package mcp.guards.taint.sinks_test

import data.mcp.main
import data.mcp.test

decided(message, labels, taint) := decision if {
	decision := main.decision with input as test.with_labels(message, labels)
		with data.mcp.policy as {"allow": true}
		with data.mcp.config as {"taint": taint}
}

rules(message, labels, taint) := decided(message, labels, taint).rules

effects := {
	"taint.send": test.call("send_email", {}),
	"taint.change": test.call("delete_file", {}),
	"taint.write": test.call("write_file", {}),
	"taint.execute": test.call("run_shell", {"command": "ls"}),
}

test_calls_with_effects_are_stopped_after_text_of_strangers if {
	every rule, message in effects {
		rules(message, {"read_untrusted"}, {}) == {rule}
		decided(message, {"read_untrusted"}, {}).effect == "deny"
	}
}

test_a_clean_session_does_as_it_likes if {
	every _, message in effects {
		decided(message, set(), {}).effect == "allow"
		decided(message, {"read_private"}, {}).effect == "allow"
	}
}

test_looking_goes_on if {
	every tool in ["search_emails", "read_file", "calculate", "get_webpage"] {
		decided(test.call(tool, {}), {"read_untrusted", "read_private", "secret_seen"}, {}).effect == "allow"
	}
}

test_after_a_credential_nothing_leaves if {
	rules(test.call("send_email", {}), {"secret_seen"}, {}) == {"taint.send"}
	rules(test.call("run_shell", {}), {"secret_seen"}, {}) == {"taint.execute"}
	decided(test.call("write_file", {}), {"secret_seen"}, {}).effect == "allow"
}

test_a_new_host_needs_text_of_strangers_and_something_to_carry if {
	fetch := test.call("fetch", {"url": "https://a.example.com/"})
	rules(fetch, {"read_untrusted", "read_private"}, {}) == {"taint.fetch"}
	rules(fetch, {"read_untrusted", "secret_seen"}, {}) == {"taint.fetch"}
	decided(fetch, {"read_untrusted"}, {}).effect == "allow"
	decided(fetch, {"read_private", "secret_seen"}, {}).effect == "allow"
	decided(fetch, {"read_untrusted", "read_private"}, {"hosts": ["*.example.com"]}).effect == "allow"
	unclear := object.union(test.call("fetch", {}), {"urls": {"/arguments/url": null}})
	rules(unclear, {"read_untrusted", "read_private"}, {"hosts": ["*.example.com"]}) == {"taint.fetch"}
}

test_one_kind_is_set_apart if {
	taint := {"action": "ask", "kinds": {"write": "flag", "send": "off"}}
	decided(effects["taint.change"], {"read_untrusted"}, taint).effect == "ask"
	written := decided(effects["taint.write"], {"read_untrusted"}, taint)
	written.effect == "allow"
	{warning.id | some warning in written.warnings} == {"taint.write"}
	decided(effects["taint.send"], {"read_untrusted"}, taint).effect == "allow"
}

test_calls_that_take_nothing_out_of_it_may_be_milder if {
	taint := {"action": "block", "kinds": {"change": "ask", "write": "off"}, "untainted": "flag"}
	known := {"origins": {"/arguments/id": {"origin": "known", "words": 1, "foreign": 0, "copied": false}}}
	brought := {"origins": {"/arguments/id": {"origin": "untrusted", "words": 1, "foreign": 1, "copied": true}}}
	call := effects["taint.change"]
	flagged := decided(object.union(call, known), {"read_untrusted"}, taint)
	{warning.id | some warning in flagged.warnings} == {"taint.change"}
	flagged.effect == "allow"
	decided(object.union(call, brought), {"read_untrusted"}, taint).effect == "ask"
	decided(call, {"read_untrusted"}, taint).effect == "ask"
	decided(object.union(effects["taint.write"], brought), {"read_untrusted"}, taint).effect == "allow"
	decided(object.union(effects["taint.execute"], known), {"read_untrusted"}, taint).effect == "deny"

	# Where nothing is milder, nothing changes; what cannot be told makes nothing milder.
	decided(object.union(call, known), {"read_untrusted"}, {"action": "flag", "untainted": "block"}).effect == "allow"
	decided(object.union(call, known), {"read_untrusted"}, {"untainted": "flagg"}).effect == "deny"

	# A credential was read, by whatever way.
	every labels in [{"secret_seen"}, {"secret_seen", "read_untrusted"}] {
		decided(object.union(effects["taint.send"], known), labels, taint).effect == "deny"
	}
}

test_links_of_that_text_are_followed if {
	fetch := test.call("fetch", {"url": "https://a.example.com/"})
	labels := {"read_untrusted", "read_private"}
	taint := {"untainted": "off"}
	decided(object.union(fetch, {"origins": {"/arguments/url": {"origin": "untrusted", "words": 4, "foreign": 4, "copied": true}}}), labels, taint).effect == "allow"
	decided(object.union(fetch, {"origins": {"/arguments/url": {"origin": "untrusted", "words": 4, "foreign": 3, "copied": false}}}), labels, taint).effect == "deny"
}

test_a_name_in_which_something_was_found_is_not_repeated if {
	brought := {"origins": {"/arguments/bo": {"origin": "untrusted", "words": 1, "foreign": 1, "copied": true}}}
	found := {"findings": [{"detector": "secret", "rule": "secret.jwt", "path": "/arguments", "role": "identifier", "surface": "arguments", "confidence": "low", "severity": "low", "view": "raw", "span": [0, 0]}]}
	told := {name |
		some name, call in {"told": brought, "not told": object.union(brought, found)}
		some reason in decided(object.union(effects["taint.send"], call), {"read_untrusted"}, {"untainted": "flag"}).reasons
		contains(reason.message, "/arguments/bo")
	}
	told == {"told"}
}

test_what_cannot_be_told_is_blocked if {
	decided(effects["taint.send"], {"read_untrusted"}, {"action": "blok"}).effect == "deny"
}

test_named_tools if {
	rules(test.call("get_x", {}), {"read_untrusted"}, {"sinks": ["get_*"]}) == {"taint.named"}
	decided(test.call("send_email", {}), {"read_untrusted"}, {"harmless": ["send_email"]}).effect == "allow"
}

test_from_the_start if {
	rules(effects["taint.send"], set(), {"from_start": true}) == {"taint.send"}
	rules(test.call("fetch", {"url": "https://a.example.com/"}), set(), {"from_start": true}) == {"taint.fetch"}
}

test_other_methods if {
	labels := {"read_untrusted", "read_private"}
	rules(test.message("x/act", {}), labels, {}) == {"taint.change"}
	every message in [test.read("file:///a"), test.prompt("p", {}), test.plumbing("tools/list"), test.message("tasks/get", {})] {
		decided(message, labels, {}).effect == "allow"
	}
}

test_answers_are_no_calls if {
	decided(test.answer(effects["taint.send"], {}), {"read_untrusted"}, {}).effect == "allow"
}
