# METADATA
# title: The tool default
package mcp.policy.tools["default"]

# METADATA
# title: "yes: \"quoted\" \\ and # more"
# custom:
#   id: allow-default
#   severity: medium
#   source: policy.yaml:7
allow contains "allow-default"

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-default",
	"message": "yes: \"quoted\" \\ and # more: `default` is allowed",
	"severity": "medium",
}
