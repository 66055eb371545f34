# METADATA
# title: The tool we_ird/na-me
package mcp.policy.tools["we_ird/na-me"]

# METADATA
# title: Allow we_ird/na-me
# custom:
#   id: allow-we_ird/na-me
#   severity: medium
#   source: policy.yaml:6
allow contains "allow-we_ird/na-me"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-we_ird/na-me", "message": "`we_ird/na-me` is allowed", "severity": "medium"}
