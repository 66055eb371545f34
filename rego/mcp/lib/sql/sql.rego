# METADATA
# title: SQL
# description: |
#   What the SQL among the arguments does at most, over all dialects. `every_…` is for allows: it holds of no call without SQL, and of none
#   that dialects could read differently. `some_…` is for denies: it holds where SQL may be meant that way. Verbs are given in either case.
package mcp.lib.sql

# METADATA
# scope: document
# title: All SQL uses these verbs only
every_only(verbs) if {
	count(input.sql) > 0
	every fact in input.sql { only(fact, verbs) }
}

# METADATA
# scope: document
# title: All SQL is one statement each
every_single if {
	count(input.sql) > 0
	every fact in input.sql { fact.statements == 1 }
}

# METADATA
# scope: document
# title: Some SQL may use one of these verbs
some_using(verbs) if {
	some fact in input.sql
	some verb in fact.verbs
	verb in in_lower_case(verbs)
}

some_using(_) if null in input.sql

# METADATA
# scope: document
# title: Some SQL may use other verbs
some_beyond(verbs) if {
	some fact in input.sql
	not only(fact, verbs)
}

# METADATA
# scope: document
# title: The SQL uses these verbs only
# description: A value of `input.sql`.
only(fact, verbs) if {
	count(fact.verbs) > 0
	known := in_lower_case(verbs)
	every verb in fact.verbs { verb in known }
}

in_lower_case(verbs) := {lower(verb) | some verb in verbs}
