# METADATA
# title: The tool run_shell
package mcp.policy.tools.run_shell

# METADATA
# title: no shells
# custom:
#   id: deny-run_shell
#   severity: medium
#   source: policy.yaml:8
deny contains {
	"id": "deny-run_shell",
	"message": "no shells. Ask for a tool that does what you need.",
	"severity": "medium",
}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
