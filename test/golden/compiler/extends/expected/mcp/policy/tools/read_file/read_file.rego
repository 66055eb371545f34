# METADATA
# title: The tool read_file
package mcp.policy.tools.read_file

# METADATA
# title: Allow read_file
# custom:
#   id: allow-read_file
#   severity: medium
#   source: more.yaml:7
allow contains "allow-read_file"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-read_file", "message": "`read_file` is allowed", "severity": "medium"}
