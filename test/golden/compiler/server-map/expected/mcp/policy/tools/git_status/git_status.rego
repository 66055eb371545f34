# METADATA
# title: The tool git_status
package mcp.policy.tools.git_status

# METADATA
# title: Allow git_status
# custom:
#   id: allow-git_status
#   severity: medium
#   source: policy.yaml:7
allow contains "allow-git_status" if input.server == "git"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-git_status", "message": "`git_status` is allowed", "severity": "medium"} if {
	input.server == "git"
}
