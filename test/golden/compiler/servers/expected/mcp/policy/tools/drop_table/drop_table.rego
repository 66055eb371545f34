# METADATA
# title: The tool drop_table
package mcp.policy.tools.drop_table

import data.mcp.policy.annotations

# METADATA
# title: Deny drop_table
# custom:
#   id: deny-drop_table
#   severity: medium
#   source: policy.yaml:10
deny contains {"id": "deny-drop_table", "message": "`drop_table` is denied", "severity": "medium"} if {
	annotations.destructive
}

# METADATA
# title: It can never be allowed, so it is not listed
never if annotations.destructive
