package mcp.lib.obligation_test

import data.mcp.lib.obligation

test_valid if {
	every o in [
		{"kind": "rate_limit", "requests": 1, "per": "second"},
		{"kind": "rate_limit", "requests": 100, "per": "day", "key": "read_file", "id": "r1"},
		{"kind": "redact", "path": "/arguments"},
		{"kind": "redact", "path": "/arguments/a~1b/0", "replacement": ""},
		{"kind": "redact", "path": "/result/content/0/text"},
		{"kind": "redact", "path": "/params/message"},
		{"kind": "redact", "path": "/definition/description"},
		{"kind": "approve"},
		{"kind": "approve", "approvers": ["a", "b"], "message": "m"},
		{"kind": "approve", "approvers": {"a"}},
		{"kind": "label", "label": "l"},
		{"kind": "log", "level": "full"},
		{"kind": "log", "level": "minimal"},
	] {
		obligation.valid(o)
	}
}

test_invalid if {
	every o in [
		null,
		"log",
		[],
		{},
		{"kind": "unknown"},
		{"kind": 1},
		{"kind": ["log"]},
		{"kind": "rate_limit"},
		{"kind": "rate_limit", "requests": 1},
		{"kind": "rate_limit", "requests": 0, "per": "minute"},
		{"kind": "rate_limit", "requests": -1, "per": "minute"},
		{"kind": "rate_limit", "requests": 1.5, "per": "minute"},
		{"kind": "rate_limit", "requests": 9007199254740993, "per": "minute"},
		{"kind": "rate_limit", "requests": "10", "per": "minute"},
		{"kind": "rate_limit", "requests": true, "per": "minute"},
		{"kind": "rate_limit", "requests": 1, "per": "minutes"},
		{"kind": "rate_limit", "requests": 1, "per": "minute", "key": ""},
		{"kind": "rate_limit", "requests": 1, "per": "minute", "tool": "x"},
		{"kind": "redact"},
		{"kind": "redact", "path": "arguments"},
		{"kind": "redact", "path": "/argumentsx"},
		{"kind": "redact", "path": "/params"},
		{"kind": "redact", "path": "/resource/uri"},
		{"kind": "redact", "path": 1},
		{"kind": "redact", "path": "/arguments", "replacement": null},
		{"kind": "approve", "approvers": "a"},
		{"kind": "approve", "approvers": [""]},
		{"kind": "approve", "message": 1},
		{"kind": "label"},
		{"kind": "label", "label": ""},
		{"kind": "log", "level": "none"},
	] {
		not obligation.valid(o)
	}
}

test_what_is_wrong_is_said if {
	contains(obligation.problem({"kind": "log"}), "`log`")
	contains(obligation.problem({"kind": "unlog"}), "unknown obligation `unlog`")
	contains(obligation.problem(1), "no object")
	contains(obligation.problem({}), "no object")
}
