# METADATA
# title: Rules that conditions share, as their author wrote them
# custom:
#   source: policy.yaml:30
package mcp.policy.helpers

ours(address) if endswith(lower(address), "@example.com")
