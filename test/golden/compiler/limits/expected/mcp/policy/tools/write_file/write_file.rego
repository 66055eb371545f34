# METADATA
# title: The tool write_file
package mcp.policy.tools.write_file

# METADATA
# title: At most 10 a minute
# custom:
#   id: rate_limits.per_tool.write_file
#   source: policy.yaml:15
obligations contains {
	"kind": "rate_limit",
	"requests": 10,
	"per": "minute",
	"key": "write_file",
	"id": "rate_limits.per_tool.write_file",
}
