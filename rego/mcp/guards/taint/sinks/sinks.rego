# METADATA
# title: Taint, sinks
# description: |
#   Stops calls with effects in a session that has read what strangers may have written: whoever wrote it may be the one who asks.
#   It needs to know neither the text nor its trick. Optional: `data.mcp.config.taint` switches it on and sets what is done.
package mcp.guards.taint.sinks

import data.mcp.lib.taint

# METADATA
# title: Taint, blocked
deny contains reason(kind) if {
	some kind in reached
	action(kind) == "block"
}

# METADATA
# title: Taint, asked about
ask contains reason(kind) if {
	some kind in reached
	action(kind) == "ask"
}

# METADATA
# title: Taint, noted
warn contains reason(kind) if {
	some kind in reached
	action(kind) == "flag"
}

# METADATA
# scope: document
# title: Effects that the call may have and that the session has lost its right to
reached contains taint.effect if {
	acting
	labelled("read_untrusted")
	taint.effect != "none"
}

reached contains taint.effect if {
	acting
	labelled("secret_seen")
	taint.effect in {"send", "execute", "named"}
}

# Text of strangers, something worth to be carried off, and a way out.
reached contains "fetch" if {
	acting
	labelled("read_untrusted")
	some label in {"read_private", "secret_seen"}
	labelled(label)
	taint.new_host
}

# METADATA
# scope: document
# title: A message of the client that is carried out
acting if {
	_ := taint.settings
	input.acting
	input.direction == "client_to_server"
	input.kind != "response"
	not input.method in {"prompts/get", "completion/complete", "resources/subscribe", "resources/unsubscribe"}
	not startswith(input.method, "tasks/")
}

# METADATA
# scope: document
# title: The session carries a label
# description: Beside a server that reads, one that only acts shares the reader, and does not see what it read (`from_start`).
labelled(label) if label in input.session.labels

labelled(label) if {
	taint.settings.from_start == true
	label in {"read_untrusted", "read_private"}
}

# METADATA
# scope: document
# title: What is done about an effect
# description: What cannot be told is blocked.
default action(_) := "block"

action(kind) := milder(kind, stated, object.get(taint.settings, "untainted", "block")) if {
	stated := object.get(object.get(taint.settings, "kinds", {}), kind, object.get(taint.settings, "action", "block"))
	stated in strict_first
}

# METADATA
# scope: document
# title: What is done about a call that takes nothing out of that text
milder(kind, stated, untainted) := [action | some action in strict_first; action in {stated, untainted}][1] if {
	untainted != stated
	untainted in strict_first
	labelled("read_untrusted")
	not labelled("secret_seen")
	not takes(kind)
} else := stated

strict_first := ["block", "ask", "flag", "off"]

takes("fetch") if not taint.only_copied_links

takes(kind) if {
	kind != "fetch"
	count(taint.tainted) > 0
}

reason(kind) := {
	"id": concat(".", ["taint", kind]),
	"message": concat("", [object.get(does, kind, does.change), because, named, instead]),
	"severity": "high",
}

does := {
	"send": "this sends something to others",
	"change": "this changes something, as far as can be told",
	"write": "this writes to a file or to the memory",
	"execute": "this runs something",
	"fetch": "this reaches a host that the policy does not name, and could carry along what was read",
	"named": "this is one of the calls that the policy guards",
}

default because := ", and the session has read text that strangers may have written; "

because := ", and the session has read a credential; " if not labelled("read_untrusted")

# Which of the arguments, where that makes a difference.
default named := ""

named := concat("", ["nobody named before it what stands at ", concat(", ", places), "; "]) if {
	taint.settings.untainted in strict_first
	labelled("read_untrusted")
	places := [pointer | some pointer in taint.tainted; pointer != ""; not below_finding(pointer)]
	count(places) > 0
}

# What is found in a name stands at the object that it is in: such a name is not repeated.
below_finding(pointer) if {
	some finding in input.findings
	startswith(pointer, concat("", [finding.path, "/"]))
}

instead := "ask the person to do it, or to begin a new session for it"
