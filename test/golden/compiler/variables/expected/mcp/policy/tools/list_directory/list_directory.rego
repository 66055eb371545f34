# METADATA
# title: The tool list_directory
package mcp.policy.tools.list_directory

import data.mcp.policy.conditions

# METADATA
# title: the data of platform
# custom:
#   id: reading
#   severity: medium
#   source: policy.yaml:7
allow contains "reading" if {
	count(input.paths) > 0
	every path in input.paths { conditions.below(path, {"/srv/data/a", "/srv/data/b"}) }
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "reading",
	"message": "the data of platform: `read_file`, `list_directory` and `search_*` are allowed below `/srv/data/a` or `/srv/data/b`",
	"severity": "medium",
}
