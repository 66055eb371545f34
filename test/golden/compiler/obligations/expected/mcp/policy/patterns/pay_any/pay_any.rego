# METADATA
# title: "Tools called pay_*"
package mcp.policy.patterns["pay_*"]

# METADATA
# title: "Allow pay_*"
# custom:
#   id: "allow-pay_*"
#   severity: medium
#   source: policy.yaml:15
allow contains "allow-pay_*"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-pay_*", "message": "`pay_*` is allowed", "severity": "medium"}

# METADATA
# title: A person approves
obligations contains {"kind": "approve", "approvers": ["alice"], "message": "money leaves"}
