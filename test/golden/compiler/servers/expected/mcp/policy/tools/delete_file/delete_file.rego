# METADATA
# title: The tool delete_file
package mcp.policy.tools.delete_file

import data.mcp.policy.servers

# METADATA
# title: Allow delete_file
# custom:
#   id: allow-delete_file
#   severity: medium
#   source: policy.yaml:7
allow contains "allow-delete_file" if {
	some server in {"files", "scratch-*"}
	server in servers.named
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-delete_file", "message": "`delete_file` is allowed", "severity": "medium"} if {
	some server in {"files", "scratch-*"}
	server in servers.named
}
