# METADATA
# title: The tool write_file
package mcp.policy.tools.write_file

import data.mcp.policy.conditions

# METADATA
# title: the system is not written to
# custom:
#   id: deny-write_file
#   severity: critical
#   mitigates: ["ASI02"]
#   source: policy.yaml:4
deny contains {
	"id": "deny-write_file",
	"message": "the system is not written to",
	"severity": "critical",
	"mitigates": ["ASI02"],
} if {
	some path in input.paths
	not conditions.outside(path, {"/etc", "/usr"})
	not conditions.mentions(path, {"local"})
}
