# METADATA
# title: The tool order
package mcp.policy.tools.order

# METADATA
# title: Ask about order
# custom:
#   id: ask-order
#   severity: medium
#   source: policy.yaml:6
ask contains {
	"id": "ask-order",
	"message": "`order` needs the consent of a person when `amount` matches `^[0-9]{1,3}$`",
	"severity": "medium",
} if regex.match(`^[0-9]{1,3}$`, input.arguments.amount)

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-order",
	"message": "`order` needs the consent of a person when `amount` matches `^[0-9]{1,3}$`",
	"severity": "medium",
}

# METADATA
# title: At most 3 a day
# custom:
#   id: ask-order
#   source: policy.yaml:6
obligations contains {"kind": "rate_limit", "requests": 3, "per": "day", "key": "order", "id": "ask-order"} if {
	some question in ask
	question.id == "ask-order"
}
