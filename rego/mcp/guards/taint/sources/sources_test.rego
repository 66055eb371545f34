package mcp.guards.taint.sources_test

import data.mcp.guards.taint.sources
import data.mcp.main
import data.mcp.test

labels_of(message, settings) := labels if {
	labels := main.decision.labels with input as message
		with data.mcp.policy as {"allow": true}
		with data.mcp.config as settings
}

on := {"taint": {"action": "block"}}

answer(tool) := test.answer(test.call(tool, {}), {"content": []})

test_without_the_setting_nothing_is_marked if labels_of(answer("search_emails"), {}) == set()

test_answers_mark_by_what_they_bring if {
	labels_of(answer("search_emails"), on) == {"read_untrusted", "read_private"}
	labels_of(answer("fetch"), on) == {"read_untrusted"}
	labels_of(answer("read_file"), on) == {"read_private"}
	labels_of(answer("send_email"), on) == set()
	labels_of(answer("calculate"), on) == set()
}

test_a_call_marks_nothing if labels_of(test.call("search_emails", {}), on) == set()

test_what_the_client_answers_marks_nothing if {
	labels_of(object.union(answer("search_emails"), {"direction": "client_to_server"}), on) == set()
}

test_lists_and_definitions_mark_nothing if {
	every method in ["initialize", "tools/list", "ping", "prompts/list", "completion/complete"] {
		labels_of(test.answer(test.plumbing(method), {}), on) == set()
	}
}

test_resources_mark_prompts_do_not if {
	labels_of(test.answer(test.read("https://example.com/a"), {}), on) == {"read_untrusted", "read_private"}
	labels_of(test.answer(test.read("file:///srv/a"), {}), on) == {"read_private"}
	labels_of(test.answer(test.prompt("p", {}), {}), on) == set()
}

# Nobody can tell which tool a task was begun with.
test_tasks_mark if {
	labels_of(test.answer(test.message("tasks/result", {}), {}), on) == {"read_untrusted", "read_private"}
	told := object.union(test.plumbing("notifications/tasks"), {"direction": "server_to_client", "kind": "notification"})
	labels_of(told, on) == {"read_untrusted", "read_private"}
}

test_a_method_that_nobody_knows_marks if {
	labels_of(test.answer(test.message("x/read", {}), {}), on) == {"read_untrusted", "read_private"}
}

test_findings_mark_what_is_the_sessions_own if {
	found := {"detector": "prompt_injection", "confidence": "medium", "surface": "result", "path": "/result/content/0/text"}
	"read_untrusted" in labels_of(test.with_findings(answer("read_file"), [found]), on)
	not "read_untrusted" in labels_of(test.with_findings(answer("read_file"), [object.union(found, {"confidence": "low"})]), on)
	not "read_untrusted" in labels_of(test.with_findings(test.call("read_file", {}), [found]), on)
}

test_secrets_that_arrive_mark if {
	found := {"detector": "secret", "confidence": "medium", "surface": "result", "path": "/result/content/0/text"}
	"secret_seen" in labels_of(test.with_findings(answer("read_file"), [found]), on)
	not "secret_seen" in labels_of(test.with_findings(test.call("read_file", {}), [found]), on)

	sure := object.union(found, {"confidence": "high"})
	cutting := object.union(on, {"guards": {"mcp.guards.secrets.arguments": {"surfaces": {"result": "redact"}}}})
	message := test.with_findings(answer("read_file"), [sure])
	not "secret_seen" in labels_of(message, cutting)
	"secret_seen" in labels_of(object.union(message, {"mode": "shadow"}), cutting)
}

test_commands_that_download_mark if {
	labels_of(test.call("run_shell", {"command": "curl https://example.com"}), on) == {"read_untrusted"}
	labels_of(test.call("run_shell", {"command": "ls -l"}), on) == set()
	unclear := object.union(test.call("run_shell", {}), {"commands": {"/arguments/command": null}})
	labels_of(unclear, on) == {"read_untrusted"}
}

test_the_policy_names_what_is_trusted if {
	settings := {"taint": {"trusted": ["crm_*"], "sources": ["read_file"]}}
	not "read_untrusted" in labels_of(answer("crm_notes"), settings)
	"read_untrusted" in labels_of(answer("read_file"), settings)
}

test_it_is_off_by_its_package if {
	settings := object.union(on, {"guards": {"mcp.guards.taint.sources": false}})
	labels_of(answer("search_emails"), settings) == set()
}

test_without_input_it_says_nothing if {
	sources.labels == set() with input as {} with data.mcp.config as on
}
