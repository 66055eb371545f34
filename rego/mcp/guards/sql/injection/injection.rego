# METADATA
# title: SQL injection
# description: SQL syntax in a value that is not meant to be a statement.
# custom:
#   detector: sql_injection
package mcp.guards.sql.injection

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.sql.injection",
	"detector": "sql_injection",
	"action": "block",
	"confidence": "high",
	"seen": "SQL injection",
	"instead": "give a plain value; use the tool's own filters or parameters instead of SQL inside a value",
}

# METADATA
# title: SQL injection, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: SQL injection, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: SQL injection, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: SQL injection, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
