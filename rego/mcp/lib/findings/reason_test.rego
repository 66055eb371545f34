package mcp.lib.findings_test

import data.mcp.lib.findings

test_what_was_found_is_cut_out if {
	findings.excision(finding) == {
		"kind": "redact",
		"path": "/arguments/path",
		"span": [0, 4],
		"replacement": "[redacted:one.a]",
	}
}

test_the_reason_says_what_where_and_what_else if {
	findings.reason(guard, finding) == {
		"id": "one.a",
		"message": "one (one.a) in /arguments/path: do not",
		"severity": "high",
	}
	decoded := findings.reason(guard, object.union(finding, {"view": "url-decoded×2"}))
	decoded.message == "one (one.a) in /arguments/path, seen as url-decoded×2: do not"
}

test_a_guard_may_have_other_words_elsewhere if {
	elsewhere := object.union(guard, {"elsewhere": {"elicitation": {"seen": "a page", "instead": "leave it"}}})
	findings.reason(elsewhere, object.union(finding, {"surface": "elicitation"})).message == "a page (one.a) in /arguments/path: leave it"
	findings.reason(elsewhere, finding) == findings.reason(guard, finding)
}

test_a_finding_out_of_shape_is_no_silence if {
	findings.reason(guard, {}).id == "finding"
}
