# METADATA
# title: Hidden text
# description: Characters that a reader does not see and a model does. In answers they are cut out.
# custom:
#   detector: hidden_text
package mcp.guards.texts.hidden

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.texts.hidden",
	"detector": "hidden_text",
	"action": "block",
	"confidence": "high",
	"surfaces": {"result": "redact", "sampling": "block", "elicitation": "block"},
	"seen": "text that no reader sees",
	"instead": "write it in visible characters",
}

# METADATA
# title: Hidden text, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: Hidden text, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: Hidden text, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: Hidden text, replaced
obligations contains findings.excision(finding) if some finding in findings.of(guard, "redact")
