# METADATA
# title: "Methods called prompts/*"
package mcp.policy.method_patterns["prompts/*"]

# METADATA
# title: "Deny prompts/*"
# custom:
#   id: no-other-prompts
#   severity: medium
#   source: policy.yaml:13
deny contains {"id": "no-other-prompts", "message": "`prompts/*` is denied", "severity": "medium"}
