# METADATA
# title: "Resources at file:///srv/docs/*"
package mcp.policy.resource_patterns["file:///srv/docs/*"]

# METADATA
# title: "Allow file:///srv/docs/*, memo://insights"
# custom:
#   id: "allow-file:///srv/docs/*"
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-file:///srv/docs/*"

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-file:///srv/docs/*",
	"message": "`file:///srv/docs/*` and `memo://insights` are allowed",
	"severity": "medium",
}
