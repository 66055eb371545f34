package mcp.main

# METADATA
# title: What guards say to deny
# description: |
#   Category, name and verdict of each guard that says anything, here and below. Rules of their own: OPA writes out every guard where a
#   variable stands for it, the rest of the rule each time, and a function in WASM is compiled when it is called first. Most messages
#   find nothing, so most starts compile none of these. What is empty stays out: of most guards nothing holds.
guards_deny := [[category, name, verdict] |
	some category, name
	verdict := data.mcp.guards[category][name].deny
	verdict != set()
]

# METADATA
# title: What guards say to ask
guards_ask := [[category, name, verdict] |
	some category, name
	verdict := data.mcp.guards[category][name].ask
	verdict != set()
]

# METADATA
# title: What guards say to note
guards_warn := [[category, name, verdict] |
	some category, name
	verdict := data.mcp.guards[category][name].warn
	verdict != set()
]

# METADATA
# title: What guards say to oblige
guards_obligations := [[category, name, verdict] |
	some category, name
	verdict := data.mcp.guards[category][name].obligations
	verdict != set()
]

# METADATA
# title: What guards say to label
guards_labels := [[category, name, verdict] |
	some category, name
	verdict := data.mcp.guards[category][name].labels
	verdict != set()
]
