# METADATA
# title: A condition of allow-report, as its author wrote it
# custom:
#   source: policy.yaml:27
package mcp.policy.rego["allow-report"]

holds if {
	count(input.arguments.recipients) <= 5
	every recipient in input.arguments.recipients { endswith(recipient, "@example.com") }
}
