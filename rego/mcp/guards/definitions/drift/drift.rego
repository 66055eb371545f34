# METADATA
# title: Definitions that are not as they were approved
# description: |
#   What the lock file does not hold, or holds otherwise (`input.definition.drift`). `data.mcp.config.definitions` says what happens: `allow`,
#   `warn`, `ask` or `block` for each of `new`, `changed`, `removed`, `stale` and `unlisted`. What it says in other words is blocked.
package mcp.guards.definitions.drift

# METADATA
# title: What happens where the settings say nothing
defaults := {"new": "block", "changed": "block", "removed": "warn", "stale": "warn", "unlisted": "warn"}

# METADATA
# title: Not as approved, blocked
deny contains reason if {
	input.definition.drift
	not stated in {"allow", "warn", "ask"}
}

# METADATA
# title: Not as approved, asked about
ask contains reason if stated == "ask"

# METADATA
# title: Not as approved, noted
warn contains reason if stated == "warn"

# METADATA
# scope: document
# title: What the settings say of this difference
default stated := "block"

stated := object.get(settings, drift, object.get(defaults, drift, "block")) if drift := input.definition.drift

# METADATA
# scope: document
# title: The settings
default settings := {}

settings := data.mcp.config.definitions

# METADATA
# title: What is not as it was approved
reason := {
	"id": concat("", ["definition.", input.definition.drift]),
	"message": concat("", [
		object.get(said, input.definition.drift, "the definition is not the approved one"),
		": ",
		object.get(advised, input.definition.drift, advice),
	]),
	"severity": "high",
}

said := {
	"new": "this is not among the definitions that were approved",
	"changed": "the definition was changed after it was approved",
	"removed": "a definition that was approved is gone",
	"stale": "the server said that its list changed, and this was not listed since",
	"unlisted": "this resource is not listed, and nothing that was approved leads to it",
}

advised := {"stale": "list again"}

advice := "ask the person to look at it with `agentmesh policy approve`"
