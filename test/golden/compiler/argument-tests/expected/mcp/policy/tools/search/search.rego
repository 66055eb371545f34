# METADATA
# title: The tool search
package mcp.policy.tools.search

import data.mcp.policy.conditions

# METADATA
# title: Allow search
# custom:
#   id: allow-search
#   severity: medium
#   source: policy.yaml:4
allow contains "allow-search" if {
	conditions.of_type(input.arguments.query, {"string"})
	conditions.long_enough(input.arguments.query, 1)
	conditions.short_enough(input.arguments.query, 200)
	conditions.excludes(conditions.at("query"), {";", "--"})
	optional_1
	optional_2
	optional_3
	input.arguments.mode in {"fast", "exact"}
	every found in [conditions.lowered(value) | some value in conditions.each([["sites"], []])] { endswith(found, ".example.com") }
	input.arguments.lang in {"de", "en"}
	startswith(input.arguments.region, "eu-")
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-search",
	"message": "`search` is allowed when `query` is of the type `string`, has a length of at least 1 and at most 200 and does not contain `;` or `--`; `options.limit`, if given, is of the type `integer` and at least 1; and 5 more conditions hold",
	"severity": "medium",
}

# METADATA
# title: no searches for secrets
# custom:
#   id: deny-search
#   severity: medium
#   source: policy.yaml:13
deny contains {"id": "deny-search", "message": "no searches for secrets", "severity": "medium"} if {
	not conditions.excludes(conditions.lowered(conditions.at("query")), {"secret"})
	not conditions.differs(conditions.within(["options", "debug"]), true)
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_1 if conditions.within(["options", "limit"]) == set()

optional_1 if conditions.of_type(input.arguments.options.limit, {"integer"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_2 if conditions.within(["options", "limit"]) == set()

optional_2 if {
	is_number(input.arguments.options.limit)
	input.arguments.options.limit >= 1
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_3 if conditions.within(["options", "limit"]) == set()

optional_3 if {
	is_number(input.arguments.options.limit)
	input.arguments.options.limit <= 100
}
