# METADATA
# title: The tool read_file
package mcp.policy.tools.read_file

import data.mcp.policy.conditions

# METADATA
# title: Allow read_file
# custom:
#   id: allow-read_file
#   severity: medium
#   source: base.yaml:4
allow contains "allow-read_file" if {
	count(input.paths) > 0
	every path in input.paths { conditions.below(path, {"/srv/team", "~/work"}) }
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-read_file",
	"message": "`read_file` is allowed below `/srv/team` or `~/work`",
	"severity": "medium",
}
