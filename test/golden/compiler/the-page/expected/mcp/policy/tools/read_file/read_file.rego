# METADATA
# title: The tool read_file
package mcp.policy.tools.read_file

import data.mcp.policy.conditions

# METADATA
# title: Allow read_file
# custom:
#   id: allow-read_file
#   severity: medium
#   source: policy.yaml:12
allow contains "allow-read_file" if {
	count(input.paths) > 0
	every path in input.paths {
		conditions.below(path, {"/home/user/documents"})
		conditions.lacks(path, {".env", "secrets", "credentials"})
	}
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-read_file",
	"message": "`read_file` is allowed below `/home/user/documents`, but not for paths containing `.env`, `secrets` or `credentials`",
	"severity": "medium",
}
