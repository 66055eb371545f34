# METADATA
# title: The tool we ird/na-me
package mcp.policy.tools["we ird/na-me"]

# METADATA
# title: Allow we ird/na-me
# custom:
#   id: allow-we ird/na-me
#   severity: medium
#   source: policy.yaml:5
allow contains "allow-we ird/na-me"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-we ird/na-me", "message": "`we ird/na-me` is allowed", "severity": "medium"}
