# METADATA
# title: Personal data in arguments
# description: Card numbers, IBANs and national ids whose check digits hold are blocked; the rest (e-mail, telephone) is noted.
# custom:
#   detector: pii
package mcp.guards.pii.arguments

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.pii.arguments",
	"detector": "pii",
	"action": "block",
	"confidence": "high",
	"rules": ["pii.card", "pii.iban", "pii.us_ssn", "pii.national_id.*"],
	"surfaces": {"result": "flag", "sampling": "flag", "elicitation": "flag", "definition": "flag"},
	"seen": "personal data",
	"instead": "leave it out, or use an identifier that only your side can resolve",
}

# METADATA
# title: Personal data in arguments, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Personal data in a definition, blocked
deny contains findings.reason(guard, finding) if some finding in findings.in_definition(guard, "block")

# METADATA
# title: Personal data in arguments, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Personal data in a definition, asked about
ask contains findings.reason(guard, finding) if some finding in findings.in_definition(guard, "ask")

# METADATA
# title: Personal data in arguments, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Personal data in a definition, noted
warn contains findings.reason(guard, finding) if some finding in findings.in_definition(guard, "flag")

# METADATA
# title: Personal data in arguments, replaced
obligations contains findings.excision(finding) if some finding in findings.of(guard, "redact")

# METADATA
# title: Personal data in a definition, replaced
obligations contains findings.of_definition(findings.excision(finding)) if some finding in findings.in_definition(guard, "redact")
