# METADATA
# title: Prompt injection
# description: Text that tries to instruct a model. What is not certain is noted.
# custom:
#   detector: prompt_injection
package mcp.guards.prompts.injection

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.prompts.injection",
	"detector": "prompt_injection",
	"action": "block",
	"confidence": "high",
	"surfaces": {"result": "block", "sampling": "block", "elicitation": "block"},
	"seen": "an attempt to instruct a model",
	"instead": "send the data alone, without text that gives orders to a model or speaks in its system's name",
}

# METADATA
# title: Prompt injection, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Prompt injection, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Prompt injection, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Prompt injection, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
