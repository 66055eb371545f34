package mcp.policy_test

import data.mcp.test

read(path) := test.call("read_file", {"path": path})

fetch(url) := test.call("fetch", {"url": url})

query(sql) := test.call("query", {"sql": sql})

editor := test.call_as({"subject": "ann", "claims": {"groups": ["editors"]}}, "publish", {"page": "news"})

test_reports_are_read if test.allowed with input as read("/srv/reports/2026/january.txt")

test_other_folders_are_not if {
	every path in ["/etc/passwd", "/srv/reports/../keys", "/srv/reports2/a", "reports/a"] {
		test.denied("default") with input as read(path)
	}
}

test_a_link_that_leads_out_is_not_followed if {
	led := test.with_paths(read("/srv/reports/link"), {"/arguments/path": "/etc/passwd"})
	test.denied("default") with input as led
}

test_secrets_stay_shut if test.denied("secrets") with input as read("/srv/reports/.env")

test_pages_of_our_hosts_are_fetched_at_a_rate if {
	page := fetch("https://en.wikipedia.org/wiki/Rego")
	test.allowed with input as page
	test.labelled("read_web") with input as page
	test.obliged({"kind": "rate_limit", "requests": 30}) with input as page
}

test_other_pages_are_not if {
	every url in [
		"http://en.wikipedia.org/",
		"https://wikipedia.org/",
		"https://u@en.wikipedia.org/",
		"https://169.254.169.254/",
	] {
		test.denied("default") with input as fetch(url)
	}
}

test_one_select_is_run if {
	test.allowed with input as query("SELECT name FROM reports WHERE year = 2026")
	every sql in ["DELETE FROM reports", "SELECT 1; DROP TABLE reports"] {
		test.denied("default") with input as query(sql)
	}
}

test_editors_publish_before_they_read_the_web if {
	test.allowed with input as editor
	test.denied("default") with input as test.call("publish", {"page": "news"})
	test.denied("after-web") with input as test.with_labels(editor, {"read_web"})
}

test_personal_data_is_replaced if {
	card := test.with_findings(
		test.call_as({"claims": {"groups": ["editors"]}}, "publish", {"text": "4111 1111 1111 1111"}),
		[{"detector": "pii", "rule": "pii.card", "path": "/arguments/text"}],
	)
	test.allowed with input as card
	test.obliged({"kind": "redact", "path": "/arguments/text"}) with input as card
}

test_tools_of_administrators_are_hidden if {
	test.hidden("admin_reset") with input as test.listing(["admin_reset", "read_file"])
	not test.hidden("read_file") with input as test.listing(["admin_reset", "read_file"])
}
