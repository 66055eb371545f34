# METADATA
# title: The tool connect
package mcp.policy.tools.connect

import data.mcp.policy.conditions

# METADATA
# title: Allow connect
# custom:
#   id: allow-connect
#   severity: medium
#   source: policy.yaml:13
allow contains "allow-connect" if {
	conditions.in_network(input.arguments.address, {"10.0.0.0/8"})
	conditions.outside_networks(conditions.at("address"), {"10.1.0.0/16", "10.2.0.0/16"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-connect",
	"message": "`connect` is allowed when `address` is an address in `10.0.0.0/8` and an address outside of `10.1.0.0/16` and `10.2.0.0/16`",
	"severity": "medium",
}
