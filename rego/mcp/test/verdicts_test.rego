package mcp.test_test

import data.mcp.test

policy := {
	"allow": true,
	"warn": {{"id": "w", "message": "look"}},
	"obligations": [{"kind": "rate_limit", "requests": 5, "per": "minute"}],
	"labels": ["read"],
	"hidden": {"secret"},
}

call := test.call("t", {})

test_an_allow_and_what_comes_with_it if {
	test.allowed with input as call with data.mcp.policy as policy
	test.warned("w") with input as call with data.mcp.policy as policy
	not test.warned("x") with input as call with data.mcp.policy as policy
	test.obliged({"kind": "rate_limit", "per": "minute"}) with input as call with data.mcp.policy as policy
	not test.obliged({"kind": "rate_limit", "per": "hour"}) with input as call with data.mcp.policy as policy
	test.labelled("read") with input as call with data.mcp.policy as policy
	test.hidden("secret") with input as test.listing(["secret"]) with data.mcp.policy as policy
	not test.denied("default") with input as call with data.mcp.policy as policy
}

test_a_denial if {
	test.denied("default") with input as call with data.mcp.policy as {}
	test.denied("d") with input as call with data.mcp.policy as {"allow": true, "deny": {{"id": "d"}}}
	not test.denied("e") with input as call with data.mcp.policy as {"allow": true, "deny": {{"id": "d"}}}
	not test.allowed with input as call with data.mcp.policy as {}
}

test_a_question if {
	test.asked("a") with input as call with data.mcp.policy as {"allow": true, "ask": {{"id": "a"}}}
	not test.asked("b") with input as call with data.mcp.policy as {"allow": true, "ask": {{"id": "a"}}}
}
