# METADATA
# title: Command injection
# description: Shell syntax in a value that is not meant to be a command.
# custom:
#   detector: command_injection
package mcp.guards.commands.injection

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.commands.injection",
	"detector": "command_injection",
	"action": "block",
	"confidence": "medium",
	"seen": "command injection",
	"instead": "give a plain value without shell operators, substitutions or a second command",
}

# METADATA
# title: Command injection, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Command injection, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Command injection, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Command injection, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
