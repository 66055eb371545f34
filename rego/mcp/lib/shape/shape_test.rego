package mcp.lib.shape_test

import data.mcp.lib.shape

test_items_of_every_shape if {
	every case in [
		{"value": {"a", "b"}, "items": {"a", "b"}},
		{"value": ["a", "a"], "items": {"a"}},
		{"value": set(), "items": set()},
		{"value": [], "items": set()},
		{"value": {}, "items": set()},
		{"value": false, "items": set()},
		{"value": true, "items": {true}},
		{"value": "", "items": {""}},
		{"value": "text", "items": {"text"}},
		{"value": 0, "items": {0}},
		{"value": null, "items": {null}},
		{"value": {"message": "m"}, "items": {{"message": "m"}}},
		{"value": {"id": false}, "items": {{"id": false}}},
		{"value": {"no shell": true}, "items": {"no shell"}},
		{"value": {"no shell": false}, "items": set()},
		{"value": {"r1": "text"}, "items": {{"id": "r1", "message": "text"}}},
		{"value": {"r1": {"message": "m", "severity": "low"}}, "items": {{"id": "r1", "message": "m", "severity": "low"}}},
		{"value": {"r1": {"id": "own"}}, "items": {{"id": "own"}}},
		{"value": {"r1": 1}, "items": {"r1"}},
		{"value": {"r1": null}, "items": {"r1"}},
	] {
		shape.items(case.value) == case.items
	}
}

test_objects_take_no_id_from_their_key if {
	shape.objects({"o1": {"kind": "label", "label": "x"}}) == {{"kind": "label", "label": "x"}}
	shape.objects({"kind": "label", "label": "x"}) == {{"kind": "label", "label": "x"}}
	shape.objects([1]) == {1}
	shape.objects({}) == set()
	shape.objects(true) == {true}
}

test_names if {
	shape.names(["a", {"name": "b"}, {"id": "c"}, {"name": 1, "id": "d"}, 2, "", null]) == {"a", "b", "c", "d"}
	shape.names(false) == set()
}

test_a_reason_is_whole_whatever_was_given if {
	every case in [
		{"given": "m", "reason": {"id": "src", "message": "m", "severity": "medium", "source": "src"}},
		{"given": "", "reason": {"id": "src", "message": "o", "severity": "medium", "source": "src"}},
		{"given": true, "reason": {"id": "src", "message": "o", "severity": "medium", "source": "src"}},
		{"given": 42, "reason": {"id": "src", "message": "o", "severity": "medium", "source": "src"}},
		{"given": {}, "reason": {"id": "src", "message": "o", "severity": "medium", "source": "src"}},
		{
			"given": {"id": "i", "message": "m", "severity": "critical", "source": "forged", "more": 1},
			"reason": {"id": "i", "message": "m", "severity": "critical", "source": "src"},
		},
		{
			"given": {"id": 1, "message": null, "severity": "HIGH"},
			"reason": {"id": "src", "message": "o", "severity": "medium", "source": "src"},
		},
		{"given": {"msg": "m"}, "reason": {"id": "src", "message": "m", "severity": "medium", "source": "src"}},
		{"given": {"reason": "m"}, "reason": {"id": "src", "message": "m", "severity": "medium", "source": "src"}},
	] {
		shape.reason(case.given, "src", "o") == case.reason
	}
}
