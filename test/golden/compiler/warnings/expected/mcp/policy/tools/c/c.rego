# METADATA
# title: The tool c
package mcp.policy.tools.c

# METADATA
# title: Deny c
# custom:
#   id: deny-c
#   severity: medium
#   source: policy.yaml:11
deny contains {"id": "deny-c", "message": "`c` is denied", "severity": "medium"}

# METADATA
# title: Deny c
# custom:
#   id: deny-c-2
#   severity: medium
#   source: policy.yaml:12
deny contains {"id": "deny-c-2", "message": "`c` is denied", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
