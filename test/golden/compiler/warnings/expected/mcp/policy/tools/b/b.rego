# METADATA
# title: The tool b
package mcp.policy.tools.b

# METADATA
# title: Ask about b
# custom:
#   id: ask-b
#   severity: medium
#   source: policy.yaml:9
ask contains {"id": "ask-b", "message": "`b` needs the consent of a person", "severity": "medium"}

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "ask-b", "message": "`b` needs the consent of a person", "severity": "medium"}

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-b", "message": "`b` is allowed", "severity": "medium"}

# METADATA
# title: Allow b
# custom:
#   id: allow-b
#   severity: medium
#   source: policy.yaml:10
allow contains "allow-b"
