# METADATA
# title: The tool web_search
package mcp.policy.tools.web_search

# METADATA
# title: Allow web_search
# custom:
#   id: allow-web_search
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-web_search"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-web_search", "message": "`web_search` is allowed", "severity": "medium"}

# METADATA
# title: At most 10 a minute
# custom:
#   id: allow-web_search
#   source: policy.yaml:3
obligations contains {
	"kind": "rate_limit",
	"requests": 10,
	"per": "minute",
	"key": "web_search",
	"id": "allow-web_search",
}

# METADATA
# title: At most 5 a second
# custom:
#   id: rate_limits.per_tool.web_search
#   source: policy.yaml:14
obligations contains {
	"kind": "rate_limit",
	"requests": 5,
	"per": "second",
	"key": "web_search",
	"id": "rate_limits.per_tool.web_search",
}
