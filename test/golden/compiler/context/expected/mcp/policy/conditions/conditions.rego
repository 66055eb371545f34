# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not.
#   An allow asks the first, a deny asks `not` the second, so that a value of the wrong type satisfies no allow and
#   trips every deny.
package mcp.policy.conditions

# METADATA
# title: The subject is one of these
subject_is(patterns) if {
	some pattern in patterns
	glob.match(pattern, null, input.identity.subject)
}

# METADATA
# title: Whether the subject proved who it is
is_authenticated(wanted) if input.identity.authenticated == wanted

# METADATA
# title: The subject is in one of these groups
in_groups(names) if {
	is_array(input.identity.claims.groups)
	some group in input.identity.claims.groups
	group in names
}

# METADATA
# scope: document
# title: The claim is one of these values, or a list with one of them
claim_is(wanted) if object.get(input.identity.claims, wanted.at, set()) in wanted.values

claim_is(wanted) if {
	found := object.get(input.identity.claims, wanted.at, set())
	is_array(found)
	some each in found
	each in wanted.values
}

# METADATA
# title: The client calls itself one of these
client_is(patterns) if {
	some pattern in patterns
	glob.match(pattern, null, input.client.name)
}

# METADATA
# title: The days whose window the moment of the call lies in
# description: Undefined where the moment is no number.
during(window) := begun if {
	[hour, minute, _] := time.clock([input.time.now_ns, window.zone])
	at := (hour * 60) + minute
	today := time.weekday([input.time.now_ns, window.zone])
	begun := {day | some day in window.days; in_progress(window, at, today, day)}
}

in_progress(window, at, today, day) if {
	window.from < window.to
	day == today
	at >= window.from
	at < window.to
}

in_progress(window, at, today, day) if {
	window.from >= window.to
	day == today
	at >= window.from
}

in_progress(window, at, today, day) if {
	window.from >= window.to
	at < window.to
	following[day] == today
}

following := {
	"Monday": "Tuesday",
	"Tuesday": "Wednesday",
	"Wednesday": "Thursday",
	"Thursday": "Friday",
	"Friday": "Saturday",
	"Saturday": "Sunday",
	"Sunday": "Monday",
}

# METADATA
# title: The call is made in this window of time
# description: From after "to" it goes over midnight, and belongs to the day on which it began.
in_window(window) if count(during(window)) > 0

# METADATA
# title: One of them it certainly has not
not_has_labels(wanted) if {
	is_array(input.session.labels)
	some label in wanted
	not label in input.session.labels
}
