package mcp.lib.clock_test

import data.mcp.lib.clock
import data.mcp.test

at(moment) := test.at_time(test.call("write_file", {}), moment)

office := {"days": ["Monday", "Wednesday"], "from": "09:00", "to": "17:30", "zone": "Europe/Berlin"}

night := {"days": ["Friday"], "from": "22:00", "to": "06:00"}

test_a_window_begins_and_ends_in_its_zone if {
	every moment in ["2026-01-07T08:00:00Z", "2026-01-07T16:29:59Z", "2026-07-08T07:00:00Z"] {
		clock.inside(office) with input as at(moment)
		not clock.outside(office) with input as at(moment)
	}
	every moment in ["2026-01-07T07:59:59Z", "2026-01-07T16:30:00Z", "2026-01-06T12:00:00Z"] {
		not clock.inside(office) with input as at(moment)
		clock.outside(office) with input as at(moment)
	}
}

test_a_window_over_midnight_belongs_to_the_day_on_which_it_began if {
	every moment in ["2026-01-09T22:00:00Z", "2026-01-10T05:59:00Z"] { clock.inside(night) with input as at(moment) }
	every moment in ["2026-01-09T05:00:00Z", "2026-01-10T06:00:00Z", "2026-01-10T22:00:00Z"] {
		clock.outside(night) with input as at(moment)
	}
}

test_without_days_it_is_each_day if {
	clock.inside({"from": "00:00", "to": "24:00"}) with input as at("2026-01-11T23:59:59Z")
}

test_a_window_out_of_shape_is_never_inside_and_always_outside if {
	every window in [
		{},
		{"from": "9:00", "to": "17:00"},
		{"from": "09:00", "to": "25:00"},
		{"from": "09:00", "to": "17:00", "zone": "Europe/Berln"},
		{"from": "09:00", "to": "17:00", "days": ["wednesday"]},
		{"from": 9, "to": 17},
	] {
		not clock.inside(window) with input as at("2026-01-07T10:00:00Z")
		clock.outside(window) with input as at("2026-01-07T10:00:00Z")
	}
	clock.outside(office) with input as {}
}
