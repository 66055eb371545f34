# METADATA
# title: The tool write_file
package mcp.policy.tools.write_file

# METADATA
# title: this team writes
# custom:
#   id: allow-write_file
#   severity: medium
#   source: policy.yaml:6
allow contains "allow-write_file"

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-write_file",
	"message": "this team writes: `write_file` is allowed",
	"severity": "medium",
}
