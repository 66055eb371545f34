# METADATA
# title: The tool report
package mcp.policy.tools.report

# METADATA
# title: Allow report
# custom:
#   id: allow-report
#   severity: medium
#   source: policy.yaml:24
allow contains "allow-report" if data.mcp.policy.rego["allow-report"].holds

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-report",
	"message": "`report` is allowed when a condition in Rego holds",
	"severity": "medium",
}
