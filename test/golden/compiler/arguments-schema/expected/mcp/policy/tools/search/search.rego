# METADATA
# title: The tool search
package mcp.policy.tools.search

import data.mcp.policy.conditions

# METADATA
# title: Allow search
# custom:
#   id: allow-search
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-search" if {
	optional_1
	any_1
	optional_3
	optional_4
	optional_5
	optional_6
	optional_7
	optional_8
	optional_9
	optional_10
	optional_11
	conditions.of_type(input.arguments.query, {"string"})
	conditions.long_enough(input.arguments.query, 1)
	conditions.short_enough(input.arguments.query, 200)
	regex.match(`^[a-z ]+$`, input.arguments.query)
	optional_12
	optional_13
	every found in conditions.each([["sites"], []]) { optional_14(found) }
	every found in conditions.each([["sites"], []]) { optional_15(found) }
	conditions.has_members(conditions.arguments, {"query"})
	conditions.only_members(conditions.arguments, {"cursor", "limit", "mode", "options", "query", "sites"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-search",
	"message": "`search` is allowed when `cursor`, if given, is of the type `string` or `null`; `limit`, if given, is of the type `integer`, at least 1 and at most 100 and is not `100`; `mode`, if given, is `fast` or `exact`; and 15 more conditions hold",
	"severity": "medium",
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_1 if conditions.at("cursor") == set()

optional_1 if conditions.of_type(input.arguments.cursor, {"string", "null"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_2 if conditions.at("cursor") == set()

optional_2 if conditions.short_enough(input.arguments.cursor, 64)

# METADATA
# scope: document
# title: One of the conditions certainly holds
any_1 if conditions.not_of_type(conditions.optional(conditions.at("cursor")), {"string"})

any_1 if optional_2

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_3 if conditions.at("limit") == set()

optional_3 if conditions.of_type(input.arguments.limit, {"integer"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_4 if conditions.at("limit") == set()

optional_4 if {
	is_number(input.arguments.limit)
	input.arguments.limit >= 1
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_5 if conditions.at("limit") == set()

optional_5 if {
	is_number(input.arguments.limit)
	input.arguments.limit <= 100
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_6 if conditions.at("limit") == set()

optional_6 if conditions.differs(conditions.optional(conditions.at("limit")), 100)

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_7 if conditions.at("mode") == set()

optional_7 if input.arguments.mode in {"fast", "exact"}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_8 if conditions.at("options") == set()

optional_8 if conditions.of_type(input.arguments.options, {"object"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_9 if conditions.within(["options", "depth"]) == set()

optional_9 if conditions.of_type(input.arguments.options.depth, {"number"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_10 if conditions.within(["options", "depth"]) == set()

optional_10 if {
	is_number(input.arguments.options.depth)
	input.arguments.options.depth <= 5
}

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_11 if conditions.at("options") == set()

optional_11 if conditions.has_members(input.arguments.options, {"depth"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_12 if conditions.at("sites") == set()

optional_12 if conditions.of_type(input.arguments.sites, {"array"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_13 if conditions.at("sites") == set()

optional_13 if conditions.short_enough(input.arguments.sites, 5)

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_14(found) if found == set()

optional_14(found) if conditions.of_type(found, {"string"})

# METADATA
# scope: document
# title: Nothing is there, or the condition certainly holds
optional_15(found) if found == set()

optional_15(found) if conditions.short_enough(found, 253)
