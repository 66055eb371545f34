package mcp.main

import data.mcp.lib.findings
import data.mcp.lib.policy
import data.mcp.lib.shape

# METADATA
# scope: document
# title: The shipped guards are asked
# description: |
#   The shipped guards speak of findings, of definitions, of tasks and of what the session has seen. Without any a call does not pay for them:
#   WASM has no rule index, so every guard would run in full. Where taint is followed, any message may be where it begins.
relevant if count(input.findings) > 0

relevant if count(input.session.labels) > 0

relevant if input.definition

relevant if input.task

relevant if data.mcp.config.taint

# METADATA
# scope: document
# title: The policy and an organisation's own guards are asked
# description: Of an answer only where the settings say that they read results. A rule on arguments says nothing true of a message without any.
heard if not input.kind == "response"

heard if data.mcp.config.results == true

# METADATA
# title: A guard that the settings switch off
# description: For this tool, or for all.
off(source) if {
	every setting in findings.settings({"package": source}) { setting.action == "off" }
}

# METADATA
# scope: document
# title: Said to deny
# description: |
#   Pairs of who said it and what, here and below. The references have one fixed depth: a variable where the rule's name stands, or
#   `walk`, would make every test under `custom` that asks for the decision a recursion.
said_deny contains ["mcp.policy", x] if {
	heard
	some x in shape.items(policy.deny)
}

said_deny contains [source, x] if {
	relevant
	some [category, name, verdict] in guards_deny
	source := concat(".", ["mcp.guards", category, name])
	some x in shape.items(verdict)
	not off(source)
}

said_deny contains [source, x] if {
	heard
	some name
	verdict := data.custom[name].deny
	source := concat(".", ["custom", name])
	some x in shape.items(verdict)
}

# METADATA
# scope: document
# title: Said to ask
said_ask contains ["mcp.policy", x] if {
	heard
	some x in shape.items(policy.ask)
}

said_ask contains [source, x] if {
	relevant
	some [category, name, verdict] in guards_ask
	source := concat(".", ["mcp.guards", category, name])
	some x in shape.items(verdict)
	not off(source)
}

said_ask contains [source, x] if {
	heard
	some name
	verdict := data.custom[name].ask
	source := concat(".", ["custom", name])
	some x in shape.items(verdict)
}

# METADATA
# scope: document
# title: Said to note
said_warn contains ["mcp.policy", x] if {
	heard
	some x in shape.items(policy.warn)
}

said_warn contains [source, x] if {
	relevant
	some [category, name, verdict] in guards_warn
	source := concat(".", ["mcp.guards", category, name])
	some x in shape.items(verdict)
	not off(source)
}

said_warn contains [source, x] if {
	heard
	some name
	verdict := data.custom[name].warn
	source := concat(".", ["custom", name])
	some x in shape.items(verdict)
}

# METADATA
# scope: document
# title: Said to oblige
said_obligations contains ["mcp.policy", x] if {
	heard
	some x in shape.objects(policy.obligations)
}

said_obligations contains [source, x] if {
	relevant
	some [category, name, verdict] in guards_obligations
	source := concat(".", ["mcp.guards", category, name])
	some x in shape.objects(verdict)
	not off(source)
}

said_obligations contains [source, x] if {
	heard
	some name
	verdict := data.custom[name].obligations
	source := concat(".", ["custom", name])
	some x in shape.objects(verdict)
}

# METADATA
# scope: document
# title: Said to label
said_labels contains ["mcp.policy", x] if {
	heard
	some x in shape.items(policy.labels)
}

said_labels contains [source, x] if {
	relevant
	some [category, name, verdict] in guards_labels
	source := concat(".", ["mcp.guards", category, name])
	some x in shape.items(verdict)
	not off(source)
}

said_labels contains [source, x] if {
	heard
	some name
	verdict := data.custom[name].labels
	source := concat(".", ["custom", name])
	some x in shape.items(verdict)
}
