# METADATA
# title: Server-side request forgery
# description: An address that leads to credentials of the machine, or hides where it leads.
# custom:
#   detector: ssrf
package mcp.guards.urls.ssrf

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.urls.ssrf",
	"detector": "ssrf",
	"action": "block",
	"confidence": "high",
	"surfaces": {"elicitation": "block"},
	"seen": "a request to an inner address",
	"instead": "give the plain address of a public server, or let the policy allow this one",
	"elsewhere": {"elicitation": {
		"seen": "a page for a person to visit whose address is of no public page",
		"instead": "name a public page by its plain https address, or let the policy allow this one",
	}},
}

# METADATA
# title: An inner address, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: An inner address, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: An inner address, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: An inner address, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
