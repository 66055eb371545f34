# METADATA
# title: Secret in arguments
# description: Credentials, tokens and keys. Noted unless the settings say more, for some tools are meant to take one.
# custom:
#   detector: secret
package mcp.guards.secrets.arguments

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.secrets.arguments",
	"detector": "secret",
	"action": "flag",
	"confidence": "high",
	"seen": "a secret",
	"instead": "do not send credentials in arguments; let the server's own configuration hold them",
}

# METADATA
# title: Secret in arguments, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Secret in arguments, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Secret in arguments, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Secret in arguments, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
