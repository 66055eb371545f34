# METADATA
# title: Sensitive file
# description: A path of credentials, private keys or system secrets.
# custom:
#   detector: sensitive_file
package mcp.guards.paths.sensitive

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.paths.sensitive",
	"detector": "sensitive_file",
	"action": "block",
	"confidence": "high",
	"seen": "a file that holds credentials, keys or system secrets",
	"instead": "use another file; if this one is needed, ask the person to open it for you",
}

# METADATA
# title: Sensitive file, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Sensitive file, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Sensitive file, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Sensitive file, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
