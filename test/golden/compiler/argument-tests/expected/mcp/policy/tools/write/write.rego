# METADATA
# title: The tool write
package mcp.policy.tools.write

import data.mcp.policy.conditions

# METADATA
# title: Allow write
# custom:
#   id: allow-write
#   severity: medium
#   source: policy.yaml:26
allow contains "allow-write" if {
	count(input.paths) > 0
	every path in input.paths {
		conditions.below(path, {"/srv"})
		conditions.extends_with(path, {".md", ".txt"})
	}
	conditions.extends_otherwise(conditions.path_fact("/arguments/target", conditions.at("target")), {".exe"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-write",
	"message": "`write` is allowed below `/srv` and with the extension `.md` or `.txt` when `target` does not have the extension `.exe`",
	"severity": "medium",
}
