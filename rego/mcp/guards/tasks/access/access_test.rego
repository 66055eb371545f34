package mcp.guards.tasks.access_test

import data.mcp.guards.tasks.access
import data.mcp.main

asked(task) := {"acting": true, "method": "tasks/result", "kind": "request", "findings": [], "task": object.union({"id": "t"}, task)}

decided(task, policy, config) := decision if {
	decision := main.decision with input as asked(task)
		with data.mcp.policy as policy
		with data.mcp.config as config
}

told(method, task, settings) := decision if {
	decision := main.decision with input as object.union(asked(task), {"method": method})
		with data.mcp.policy as {"allow": true}
		with data.mcp.config as {"tasks": settings}
}

own := {"known": true, "method": "tools/call", "tool": {"name": "run"}}

stranger := {"known": false}

test_one_that_was_given_is_read if {
	decided(own, {"allow": true, "hidden": {"other"}}, {"tasks": {"unknown": "block"}}).effect == "allow"
}

test_one_of_a_tool_that_is_never_allowed_is_not if {
	decided(own, {"allow": true, "hidden": {"run"}}, {}).rules == {"task.tool"}
	decided(own, {"allow": true, "hidden": "run"}, {}).rules == {"task.tool"}
	decided(own, {"allow": true, "hidden": true}, {}).rules == {"task.tool"}
	decided(own, {"allow": true, "hidden": false}, {}).effect == "allow"
}

test_it_may_be_cancelled_still if {
	cancelling := object.union(asked(own), {"method": "tasks/cancel"})
	main.decision.effect == "allow" with input as cancelling
		with data.mcp.policy as {"allow": true, "hidden": {"run"}}
}

test_one_that_was_never_given_is_read_where_no_tool_is_restricted if {
	decided(stranger, {"allow": true}, {}).effect == "allow"
	decided(stranger, {"allow": true}, {"restricted_tools": []}).effect == "allow"
	decided(stranger, {"allow": true}, {"restricted_tools": ["run"], "tasks": {"unknown": "allow"}}).effect == "allow"
}

test_one_that_was_never_given_is_not_read_where_tools_are_restricted if {
	decided(stranger, {"allow": true}, {"restricted_tools": ["run"]}).rules == {"task.unknown"}
	decided(stranger, {"allow": true}, {"tasks": {"unknown": "block"}}).rules == {"task.unknown"}
	decided(stranger, {"allow": true}, {"tasks": {"unknown": "block", "resume": ["tasks/get"]}}).rules == {"task.unknown"}
	some reason in decided(stranger, {"allow": true}, {"tasks": {"unknown": "block"}}).reasons
	contains(reason.message, "allows `tasks/result` by its exact name")
}

listed := {"known": true}

test_one_that_was_only_told_of_is_read_as_one_that_was_never_given if {
	decided(listed, {"allow": true}, {}).effect == "allow"
	decided(listed, {"allow": true}, {"restricted_tools": ["run"]}).rules == {"task.unknown"}
	decided(listed, {"allow": true}, {"restricted_tools": ["run"], "tasks": {"unknown": "allow"}}).effect == "allow"
	decided(listed, {"allow": true}, {"tasks": {"unknown": "block", "resume": ["tasks/result"]}}).effect == "allow"
	every method in {"tasks/get", "tasks/update", "notifications/tasks"} {
		told(method, listed, {"unknown": "block"}).rules == {"task.unknown"}
	}
}

test_one_that_was_only_told_of_may_be_cancelled_and_told_of_again if {
	every method in {"tasks/cancel", "notifications/tasks/status"} {
		told(method, listed, {"unknown": "block"}).effect == "allow"
	}
	told("tasks/cancel", stranger, {"unknown": "block"}).rules == {"task.unknown"}
}

test_a_method_may_come_back_to_it if {
	decided(stranger, {"allow": true}, {"tasks": {"unknown": "block", "resume": ["tasks/result"]}}).effect == "allow"
	decided(stranger, {"allow": false}, {"tasks": {"unknown": "block", "resume": ["tasks/result"]}}).effect == "deny"
}

sampling := {"known": true, "method": "sampling/createMessage"}

test_one_of_another_request_is_read_while_that_is_allowed if {
	decided(sampling, {"allow": true}, {}).effect == "allow"
	decided(sampling, {"allow": true, "deny": {"no"}}, {}).effect == "deny"
	"task.method" in decided(sampling, {"allow": true, "deny": {"no"}}, {}).rules
	"task.method" in decided(sampling, {"allow": true, "ask": {"may I"}}, {}).rules
	"task.method" in decided(sampling, {"decision": {"allow": false}}, {}).rules
	decided(sampling, {"decision": {"allow": true}}, {}).effect == "allow"
}

test_without_a_task_it_is_silent if {
	access.deny == set() with input as {"method": "tools/call", "tool": {"name": "run"}}
		with data.mcp.policy as {"hidden": {"run"}}
		with data.mcp.config as {"tasks": {"unknown": "block"}}
	access.deny == set() with input as {}
}

test_it_can_be_off if {
	decided(stranger, {"allow": true}, {"tasks": {"unknown": "block"}, "guards": {"mcp.guards.tasks.access": false}}).effect == "allow"
}
