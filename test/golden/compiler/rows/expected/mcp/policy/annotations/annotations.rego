# METADATA
# title: What a tool says of itself
# description: |
#   With the specification's defaults where it says nothing (MCP, ToolAnnotations). They are the server's word, not a
#   fact.
package mcp.policy.annotations

# METADATA
# scope: document
# title: It may destroy
# description: Unless it denies that, or is read-only.
default destructive := true

destructive := false if input.tool.annotations.readOnlyHint == true

destructive := false if input.tool.annotations.destructiveHint == false
