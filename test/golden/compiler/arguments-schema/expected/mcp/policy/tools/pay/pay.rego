# METADATA
# title: The tool pay
package mcp.policy.tools.pay

import data.mcp.policy.conditions

# METADATA
# title: Ask about pay
# custom:
#   id: ask-pay
#   severity: medium
#   source: policy.yaml:20
ask contains {
	"id": "ask-pay",
	"message": "`pay` needs the consent of a person when one of 2 alternatives holds and one of 2 alternatives holds",
	"severity": "medium",
} if {
	any_1
	any_2
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-pay",
	"message": "`pay` needs the consent of a person when one of 2 alternatives holds and one of 2 alternatives holds",
	"severity": "medium",
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_1 if conditions.at("amount") == set()

optional_1 if conditions.of_type(input.arguments.amount, {"number"})

# METADATA
# scope: document
# title: One of the conditions certainly fails
fails_1 if conditions.not_of_type(conditions.optional(conditions.at("amount")), {"number"})

fails_1 if conditions.less_than(conditions.optional(conditions.at("amount")), 1000)

# METADATA
# scope: document
# title: One of the conditions certainly holds
any_1 if conditions.lacks_members(conditions.arguments, {"amount"})

any_1 if {
	optional_1
	fails_1
}

# METADATA
# scope: document
# title: One of the conditions certainly holds
any_2 if conditions.has_members(conditions.arguments, {"iban"})

any_2 if conditions.has_members(conditions.arguments, {"card"})
