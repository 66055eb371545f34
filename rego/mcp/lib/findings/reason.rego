package mcp.lib.findings

# METADATA
# scope: document
# title: A reason that a model can act upon
# description: What was seen, where, and what to do instead; never the text itself.
default reason(_, _) := {"id": "finding", "message": "a finding that is out of shape", "severity": "high"}

reason(guard, finding) := {
	"id": finding.rule,
	"message": concat("", [words.seen, " (", finding.rule, ") in ", place(finding), ": ", words.instead]),
	"severity": finding.severity,
} if {
	words := object.get(guard, ["elsewhere", finding.surface], guard)
}

# METADATA
# title: Where it was, and after which decoding
place(finding) := concat("", [finding.path, ", seen as ", finding.view]) if {
	finding.view != "raw"
} else := finding.path

# METADATA
# title: The obligation to replace the value in which something was found
redaction(finding) := {"kind": "redact", "path": finding.path}

# METADATA
# title: The obligation to replace what was found, and nothing beside it
# description: For data that harms by being read. An attack is more than the words by which it was found.
excision(finding) := {"kind": "redact", "path": finding.path, "span": finding.span, "replacement": replacement(finding)}

# METADATA
# title: The same of a definition, whose findings are told by their places in it
of_definition(obligation) := object.union(obligation, {"path": concat("", ["/definition", obligation.path])})

replacement(finding) := concat("", ["[redacted:", finding.rule, "]"])
