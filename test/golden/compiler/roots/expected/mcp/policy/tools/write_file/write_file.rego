# METADATA
# title: The tool write_file
package mcp.policy.tools.write_file

import data.mcp.policy.conditions

# METADATA
# title: Allow write_file
# custom:
#   id: allow-write_file
#   severity: medium
#   source: policy.yaml:6
allow contains "allow-write_file" if {
	conditions.below(input.paths["/arguments/path"], {"/srv/team", "~/work"})
	conditions.extends_with(input.paths["/arguments/path"], {".md"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-write_file",
	"message": "`write_file` is allowed when `path` is below `/srv/team` or `~/work` and has the extension `.md`",
	"severity": "medium",
}
