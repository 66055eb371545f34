# METADATA
# title: Secret in arguments
# description: |
#   Credentials, tokens and keys whose shape or name and randomness leave no doubt. Of what servers answer, ask, tell and define they are cut out.
# custom:
#   detector: secret
package mcp.guards.secrets.arguments

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.secrets.arguments",
	"detector": "secret",
	"action": "block",
	"confidence": "high",
	"surfaces": {"result": "redact", "sampling": "redact", "elicitation": "redact", "definition": "redact"},
	"seen": "a secret",
	"instead": "do not send credentials in arguments; let the server's own configuration hold them",
}

# METADATA
# title: Secret in arguments, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Secret in a definition, blocked
deny contains findings.reason(guard, finding) if some finding in findings.in_definition(guard, "block")

# METADATA
# title: Secret in arguments, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Secret in a definition, asked about
ask contains findings.reason(guard, finding) if some finding in findings.in_definition(guard, "ask")

# METADATA
# title: Secret in arguments, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Secret in a definition, noted
warn contains findings.reason(guard, finding) if some finding in findings.in_definition(guard, "flag")

# METADATA
# title: Secret in arguments, replaced
obligations contains findings.excision(finding) if some finding in findings.of(guard, "redact")

# METADATA
# title: Secret in a definition, replaced
obligations contains findings.of_definition(findings.excision(finding)) if some finding in findings.in_definition(guard, "redact")
