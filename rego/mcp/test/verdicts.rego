package mcp.test

import data.mcp.main

# METADATA
# scope: document
# title: The message is allowed
allowed if main.decision.effect == "allow"

# METADATA
# scope: document
# title: The message is denied for this reason
# description: Perhaps for others beside it. The reason where nothing allows it is `default`.
denied(reason_id) if {
	main.decision.effect == "deny"
	some reason in main.decision.reasons
	reason.id == reason_id
}

# METADATA
# scope: document
# title: The message needs approval, for this reason
asked(reason_id) if {
	main.decision.effect == "ask"
	some reason in main.decision.reasons
	reason.id == reason_id
}

# METADATA
# scope: document
# title: The message is noted with this warning
warned(reason_id) if {
	some warning in main.decision.warnings
	warning.id == reason_id
}

# METADATA
# scope: document
# title: An allow comes with an obligation that has these members
obliged(members) if {
	some obligation in main.decision.obligations
	object.union(obligation, members) == obligation
}

# METADATA
# scope: document
# title: The session gets this label
labelled(label) if label in main.decision.labels

# METADATA
# scope: document
# title: The tool is not listed
hidden(tool) if tool in main.hidden
