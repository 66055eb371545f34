# METADATA
# title: Template injection
# description: An expression of a template language in a value that is none.
# custom:
#   detector: template_injection
package mcp.guards.templates.injection

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.templates.injection",
	"detector": "template_injection",
	"action": "block",
	"confidence": "high",
	"seen": "an expression of a template language",
	"instead": "give a plain value without template syntax",
}

# METADATA
# title: An expression, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: An expression, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: An expression, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: An expression, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
