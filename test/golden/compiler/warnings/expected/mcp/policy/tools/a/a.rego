# METADATA
# title: The tool a
package mcp.policy.tools.a

import data.mcp.policy.conditions

# METADATA
# title: Allow a
# custom:
#   id: allow-a
#   severity: medium
#   source: policy.yaml:7
allow contains "allow-a" if {
	count(input.paths) > 0
	every path in input.paths { conditions.below(path, {"/a"}) }
}

# METADATA
# title: Allow a
# custom:
#   id: allow-a-2
#   severity: medium
#   source: policy.yaml:8
allow contains "allow-a-2"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-a", "message": "`a` is allowed below `/a`", "severity": "medium"}

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-a-2", "message": "`a` is allowed", "severity": "medium"}
