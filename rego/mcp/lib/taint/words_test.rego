package mcp.lib.taint_test

import data.mcp.lib.taint

test_each_word_is_in_one_row if {
	sum([count(row) | some row in taint.verbs]) == count(union({row | some row in taint.verbs}))
	sum([count(row) | some row in taint.things]) == count(union({row | some row in taint.things}))
}

# Else it would never be asked for.
test_no_verb_is_called_after if {
	count(taint.telling & union({row | some row in taint.verbs})) == 0
}
