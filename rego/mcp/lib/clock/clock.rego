# METADATA
# title: Time windows
# description: |
#   A window is an object: `days` (names as `Monday`; all where absent), `from` and `to` (`HH:MM`; `from` is in the window, `to` is not),
#   `zone` (an IANA name; UTC where absent). `from` after `to` goes over midnight, and belongs to the day on which it began.
#   `inside` is for allows and `outside` for denies: of a window out of shape the first never holds, and the second always.
package mcp.lib.clock

# METADATA
# scope: document
# title: The call is made in the window
inside(window) if {
	at := minute_of_day(window)
	from := minutes(window.from)
	to := minutes(window.to)
	from < to
	at >= from
	at < to
	today(window) in days(window)
}

inside(window) if {
	from := minutes(window.from)
	from >= minutes(window.to)
	minute_of_day(window) >= from
	today(window) in days(window)
}

inside(window) if {
	to := minutes(window.to)
	minutes(window.from) >= to
	minute_of_day(window) < to
	before[today(window)] in days(window)
}

# METADATA
# scope: document
# title: The call is made at another time, or nobody can say
outside(window) if not inside(window)

minute_of_day(window) := (hour * 60) + minute if [hour, minute, _] := time.clock([input.time.now_ns, zone(window)])

today(window) := time.weekday([input.time.now_ns, zone(window)])

zone(window) := object.get(window, "zone", "UTC")

days(window) := object.get(window, "days", object.keys(before))

# METADATA
# title: Minutes since midnight
# description: |
#   Undefined for what is no time of the day; `24:00` is the end of it. The digit before `09` makes a number of it that JSON has too.
minutes(text) := ((to_number(concat("", ["1", hour])) - 100) * 60) + (to_number(concat("", ["1", minute])) - 100) if {
	regex.match(`^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$`, text)
	[hour, minute] := split(text, ":")
}

before := {
	"Monday": "Sunday",
	"Tuesday": "Monday",
	"Wednesday": "Tuesday",
	"Thursday": "Wednesday",
	"Friday": "Thursday",
	"Saturday": "Friday",
	"Sunday": "Saturday",
}
