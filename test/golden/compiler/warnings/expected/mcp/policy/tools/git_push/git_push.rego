# METADATA
# title: The tool git_push
package mcp.policy.tools.git_push

# METADATA
# title: Allow git_push
# custom:
#   id: allow-git_push
#   severity: medium
#   source: policy.yaml:4
allow contains "allow-git_push"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-git_push", "message": "`git_push` is allowed", "severity": "medium"}
