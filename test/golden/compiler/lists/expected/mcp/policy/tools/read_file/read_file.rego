# METADATA
# title: The tool read_file
package mcp.policy.tools.read_file

import data.mcp.policy.conditions

# METADATA
# title: "Allow read_file, list_directory, search_*"
# custom:
#   id: reading
#   severity: medium
#   source: policy.yaml:3
allow contains "reading" if {
	count(input.paths) > 0
	every path in input.paths { conditions.below(path, {"/srv/docs"}) }
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "reading",
	"message": "`read_file`, `list_directory` and `search_*` are allowed below `/srv/docs`",
	"severity": "medium",
}

# METADATA
# title: At most 60 a minute
# custom:
#   id: reading
#   source: policy.yaml:3
obligations contains {
	"kind": "rate_limit",
	"requests": 60,
	"per": "minute",
	"key": "read_file",
	"id": "reading",
} if "reading" in allow
