# METADATA
# title: The tool read_file
package mcp.policy.tools.read_file

import data.mcp.policy.conditions

# METADATA
# title: Allow read_file
# custom:
#   id: allow-read_file
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-read_file" if {
	count(input.paths) > 0
	every path in input.paths { conditions.lacks(path, data.mcp.index.lists["allow-read_file"]) }
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-read_file",
	"message": "`read_file` is allowed, but not for paths containing `a1`, `b2`, `c3`, `d4`, `e5` or 12 others",
	"severity": "medium",
}
