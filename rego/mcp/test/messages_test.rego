package mcp.test_test

import data.mcp.test

test_a_call_says_all_that_a_document_must if {
	test.call("read_file", {"path": "/srv/a.txt"}) == {
		"version": 1,
		"direction": "client_to_server",
		"kind": "request",
		"method": "tools/call",
		"acting": true,
		"server": "server",
		"tool": {"name": "read_file"},
		"arguments": {"path": "/srv/a.txt"},
		"identity": {"subject": "user", "authenticated": false, "method": "os"},
		"client": {},
		"session": {"id": "test", "started": "2026-01-07T10:00:00Z", "calls": 0, "tools": {}, "labels": []},
		"findings": [],
		"paths": {"/arguments/path": {"lexical": "/srv/a.txt", "resolved": "/srv/a.txt", "under": []}},
		"urls": {},
		"sql": {},
		"commands": {},
		"time": {"now_ns": 1767780000000000000, "hour": 10, "weekday": "Wednesday", "zone": "UTC"},
		"transport": "stdio",
		"mode": "enforce",
	}
}

test_who_calls if {
	test.call_as("alice", "t", {}).identity == {"subject": "alice", "authenticated": false, "method": "os"}
	test.call_as({"subject": "alice"}, "t", {}).identity.authenticated == false
	test.call_as({"claims": {"groups": ["dev"]}}, "t", {}).identity == {
		"subject": "user",
		"authenticated": true,
		"method": "jwt",
		"claims": {"groups": ["dev"]},
	}
}

test_other_messages if {
	test.read("file:///a").resource == {"uri": "file:///a"}
	test.prompt("p", {"path": "/a"}).prompt == {"name": "p"}
	test.prompt("p", {"path": "/a"}).paths["/arguments/path"].lexical == "/a"
	test.plumbing("ping").acting == false
	test.message("sampling/createMessage", {"direction": "server_to_client"}).direction == "server_to_client"
	response := test.answer(test.call("t", {}), {"content": []})
	[response.kind, response.direction, response.result] == ["response", "server_to_client", {"content": []}]
	test.listing(["a", {"name": "b", "title": "B"}]).tools == [{"name": "a"}, {"name": "b", "title": "B"}]
}

test_changes_of_a_message if {
	call := test.call("t", {"path": "/srv/link"})
	test.at_time(call, "2026-01-10T23:30:00+01:00").time == {
		"now_ns": 1768084200000000000,
		"hour": 22,
		"weekday": "Saturday",
		"zone": "UTC",
	}
	test.with_labels(call, {"b", "a"}).session.labels == ["a", "b"]
	test.with_calls(call, {"pay": 2, "read": 3}).session.calls == 5
	test.with_calls(call, {"pay": 2, "read": 3}).session.tools == {"pay": 2, "read": 3}
	test.with_paths(call, {"/arguments/path": "/etc/passwd"}).paths["/arguments/path"] == {
		"lexical": "/srv/link",
		"resolved": "/etc/passwd",
		"under": [],
	}
}

test_findings_need_a_detector_only if {
	[finding] := test.with_findings(test.call("t", {}), [{"detector": "pii", "rule": "pii.card"}]).findings
	[finding.detector, finding.rule, finding.path, finding.confidence] == ["pii", "pii.card", "/arguments", "high"]
}
