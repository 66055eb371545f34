# METADATA
# title: Taint
# description: |
#   Where text of strangers comes into a session, and what a call could do with it. Told by what the policy names (`data.mcp.config.taint`),
#   by the words of a tool's name, and by what its server says of it, the more careful of the two. What nothing is known of brings text of
#   strangers and has effects: the defaults of MCP's own annotations (`openWorldHint`, `destructiveHint`).
package mcp.lib.taint

import data.mcp.lib.findings
import data.mcp.lib.hosts
import data.mcp.lib.sql

settings := data.mcp.config.taint

# METADATA
# title: The name of a tool as words
# description: "`searchEmails`, `search-emails`, `search_emails`: search, emails. In the order of the name."
words := [word | some word in split(spelt, "_"); word != ""]

spelt := lower(input.tool.name) if {
	input.tool.name == upper(input.tool.name)
} else := strings.replace_n(breaks, input.tool.name)

breaks := object.union(
	{separator: "_" | some separator in ["-", ".", "/", ":", " "]},
	{letter: concat("", ["_", lower(letter)]) | some letter in split("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "")},
)

# METADATA
# title: What it speaks of
about contains thing if {
	some thing, row in things
	some word in words
	word in row
}

kinds := [kind |
	some word in words
	some kind, row in verbs
	word in row
]

effects := {"send", "change", "edit", "execute"}

# METADATA
# scope: document
# title: What it does by its name
# description: The first verb says it; where there are two, one that has an effect. Without a verb, what it is called after.
does := [kind | some kind in kinds; kind in effects][0] if {
	some word in words
	word in {"and", "then", "or"}
} else := kinds[0] if {
	count(kinds) > 0
} else := "look" if {
	some word in words
	word in telling
}

# METADATA
# scope: document
# title: How a list of the policy names what the message is about
# description: 2 by its name, 1 by a pattern, 0 not at all.
default named(_) := 0

named(list) := 2 if {
	topic in settings[list]
} else := 1 if {
	some pattern in settings[list]
	contains(pattern, "*")
	findings.fits(split(pattern, "*"), pattern, topic)
}

topic := input.tool.name if {
	_ := input.tool.name
} else := input.resource.uri if {
	_ := input.resource.uri
} else := input.prompt.name

# METADATA
# scope: document
# title: What the answer says is the session's own
# description: Everything else may have been written by strangers.
own_answer if named("trusted") > named("sources")

own_answer if {
	named("sources") == 0
	own_topic
}

own_topic if startswith(lower(input.resource.uri), "file:")

# A person chose it, and the server wrote it.
own_topic if _ := input.prompt

# It says what was done.
own_topic if {
	does in effects
	not "web" in about
	not brings_others
}

own_topic if {
	does == "compute"
	not of_others
}

own_topic if {
	"own" in about
	not of_others
	not input.tool.annotations.openWorldHint == true
}

own_topic if {
	input.tool.annotations.openWorldHint == false
	not of_others
}

# `execute_sql`, `run_query`, `export_messages`, `manage_inbox`: what comes back is what it was done to.
brings_others if {
	does == "execute"
	"others" in about
}

brings_others if {
	does == "execute"
	"look" in kinds
}

brings_others if {
	"others" in about
	some word in words
	word in both_ways
}

of_others if "web" in about

of_others if "others" in about

# METADATA
# scope: document
# title: What the answer says is no secret
# description: It comes from the public web, was computed, or says what was done.
public_answer if {
	"web" in about
	not "others" in about
	not "own" in about
}

public_answer if does == "compute"

public_answer if {
	does in effects
	does != "execute"
}

public_answer if _ := input.prompt

# METADATA
# scope: document
# title: What the call does beyond the conversation
# description: One of send, change, write, execute, named (by the policy), none.
default effect := "change"

effect := "none" if {
	named("harmless") > named("sinks")
} else := "named" if {
	named("sinks") > 0
} else := "none" if {
	not changes_something
} else := stated

stated := does if {
	does in {"send", "change", "execute"}
} else := "write" if {
	does == "edit"
	"own" in about
	not of_others
}

changes_something if not input.method in {"tools/call", "resources/read"}

changes_something if does in effects

changes_something if input.tool.annotations.readOnlyHint == false

changes_something if {
	input.tool.annotations.destructiveHint == true
	not input.tool.annotations.readOnlyHint == true
}

changes_something if sql.some_beyond({"select", "values", "table", "show", "explain", "describe", "desc", "pragma", "with"})

changes_something if {
	input.method == "tools/call"
	not only_looks
	not input.tool.annotations.readOnlyHint == true
}

# Rules of their own: what is undefined, as the verb of most names, is so with its negation.
only_looks if does in {"look", "compute"}

# METADATA
# title: The call reaches a host that the policy does not name
new_host if hosts.some_outside(object.get(settings, "hosts", []))
