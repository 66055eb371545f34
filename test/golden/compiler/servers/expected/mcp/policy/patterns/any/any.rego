# METADATA
# title: "Tools called *"
package mcp.policy.patterns["*"]

import data.mcp.policy.annotations

# METADATA
# title: "Allow *"
# custom:
#   id: readers
#   severity: medium
#   source: policy.yaml:3
allow contains "readers" if annotations.read_only

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "readers", "message": "`*` is allowed", "severity": "medium"} if annotations.read_only
