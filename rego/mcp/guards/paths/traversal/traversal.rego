# METADATA
# title: Path traversal
# description: A path that climbs out of where it starts, in any encoding.
# custom:
#   detector: path_traversal
package mcp.guards.paths.traversal

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.paths.traversal",
	"detector": "path_traversal",
	"action": "block",
	"confidence": "medium",
	"seen": "path traversal",
	"instead": "give a plain path below a folder that you may use, without `..` segments, NUL characters or encodings",
}

# METADATA
# title: Path traversal, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Path traversal, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Path traversal, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Path traversal, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
