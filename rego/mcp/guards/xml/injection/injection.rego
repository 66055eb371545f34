# METADATA
# title: XML declarations
# description: A document that makes its parser open files, fetch URLs or fill the memory.
# custom:
#   detector: xml_injection
package mcp.guards.xml.injection

import data.mcp.lib.findings

# METADATA
# title: The guard, for mcp.lib.findings
guard := {
	"package": "mcp.guards.xml.injection",
	"detector": "xml_injection",
	"action": "block",
	"confidence": "high",
	"seen": "an XML document that makes its parser reach outside",
	"instead": "leave out DOCTYPE, entities and inclusions",
}

# METADATA
# title: A declaration, blocked
deny contains findings.reason(guard, finding) if some finding in findings.of(guard, "block")

# METADATA
# title: A declaration, asked about
ask contains findings.reason(guard, finding) if some finding in findings.of(guard, "ask")

# METADATA
# title: A declaration, noted
warn contains findings.reason(guard, finding) if some finding in findings.of(guard, "flag")

# METADATA
# title: A declaration, replaced
obligations contains findings.redaction(finding) if some finding in findings.of(guard, "redact")
