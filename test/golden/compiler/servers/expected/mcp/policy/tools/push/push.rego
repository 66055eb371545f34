# METADATA
# title: The tool push
package mcp.policy.tools.push

# METADATA
# title: no pushing
# custom:
#   id: deny-push
#   severity: medium
#   source: policy.yaml:13
deny contains {"id": "deny-push", "message": "no pushing", "severity": "medium"} if input.server == "git"

# METADATA
# title: It can never be allowed, so it is not listed
never if input.server == "git"
