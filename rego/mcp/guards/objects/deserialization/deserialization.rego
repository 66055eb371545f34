# METADATA
# title: Serialized objects
# description: An object whose reader creates the classes that it names.
# custom:
#   detector: deserialization
package mcp.guards.objects.deserialization

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.objects.deserialization",
	"detector": "deserialization",
	"action": "block",
	"confidence": "high",
	"seen": "a serialized object that creates what it names",
	"instead": "give plain data, for example JSON",
}

# METADATA
# title: A serialized object, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: A serialized object, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: A serialized object, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: A serialized object, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
