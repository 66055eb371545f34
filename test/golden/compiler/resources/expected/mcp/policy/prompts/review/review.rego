# METADATA
# title: The prompt review
package mcp.policy.prompts.review

# METADATA
# title: "Allow review, team-*"
# custom:
#   id: allow-review
#   severity: medium
#   source: policy.yaml:8
allow contains "allow-review" if input.arguments.language in {"de", "en"}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-review",
	"message": "`review` and `team-*` are allowed when `language` matches `^(de|en)$`",
	"severity": "medium",
}
