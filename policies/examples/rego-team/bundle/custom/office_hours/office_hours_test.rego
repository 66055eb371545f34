package custom.office_hours_test

import data.mcp.test

call := test.call_as({"claims": {"groups": ["editors"]}}, "publish", {})

test_in_office_hours_it_is_silent if {
	test.allowed with input as test.at_time(call, "2026-01-07T16:59:00Z")
}

test_outside_of_them_nothing_is_published if {
	every moment in ["2026-01-07T17:00:00Z", "2026-01-07T06:59:00Z", "2026-01-10T10:00:00Z"] {
		test.denied("office-hours") with input as test.at_time(call, moment)
	}
}
