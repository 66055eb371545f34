# METADATA
# title: A condition of allow-report, as its author wrote it
# custom:
#   source: policy.yaml:27
package mcp.policy.rego["allow-report"]

import data.mcp.policy.helpers

holds if {
	count(input.arguments.recipients) <= 5
	every recipient in input.arguments.recipients { helpers.ours(recipient) }
}
