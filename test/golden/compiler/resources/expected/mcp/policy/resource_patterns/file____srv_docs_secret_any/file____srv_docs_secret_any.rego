# METADATA
# title: "Resources at file:///srv/docs/secret/*"
package mcp.policy.resource_patterns["file:///srv/docs/secret/*"]

# METADATA
# title: the secret part
# custom:
#   id: "deny-file:///srv/docs/secret/*"
#   severity: medium
#   source: policy.yaml:5
deny contains {
	"id": "deny-file:///srv/docs/secret/*",
	"message": "the secret part",
	"severity": "medium",
}
