package mcp.lib.taint_test

import data.mcp.lib.taint
import data.mcp.test

# Names of tools of real servers and benchmarks, without annotations.
effects := {
	"send": {"send_message", "sendEmail", "post_tweet", "slack_post_message", "reply_to_email", "git_push", "HttpPost"},
	"change": {
		"delete_file", "cancel_booking", "pay_invoice", "browser_click", "create_issue", "update_page", "ChaFod", "book_flight",
		"search_and_replace",
	},
	"write": {"write_file", "edit_file", "create_directory", "git_commit", "add_observations", "create_entities"},
	"execute": {"run_shell", "execute_sql", "bash", "eval", "start_process", "RUN_COMMAND"},
	"none": {
		"read_file", "search_emails", "get_channel_messages", "browser_navigate", "list_directory", "Hotels_2_SearchHouse", "calculate_bmi",
		"get_update_status", "getChineseCalendar", "search_stackoverflow", "git.log",
	},
}

test_names_say_what_a_call_does if {
	every effect, tools in effects {
		every tool in tools {
			told := taint.effect with input as test.call(tool, {}) with data.mcp.config.taint as {}
			told == effect
		}
	}
}

own := {
	true: {"read_file", "list_directory", "read_graph", "git_log", "get_current_time", "calculate_bmi", "send_message", "run_shell"},
	false: {
		"search_emails", "get_webpage", "fetch", "read_document", "observation", "get_product_reviews", "query_table", "ChaFod",
		"get_channel_messages", "browser_click", "github_get_file_contents", "execute_sql", "run_query", "export_messages", "manage_inbox",
	},
}

test_names_say_whose_the_answer_is if {
	every tool in own[true] {
		taint.own_answer with input as answer_of(tool, {}) with data.mcp.config.taint as {}
	}
	every tool in own[false] {
		not taint.own_answer with input as answer_of(tool, {}) with data.mcp.config.taint as {}
	}
}

answer_of(tool, annotations) := test.answer(
	object.union(test.call(tool, {}), {"tool": {"name": tool, "annotations": annotations}}),
	{"content": []},
)

test_annotations_are_believed_where_they_are_more_careful if {
	every hint in [[{"readOnlyHint": true}, "none"], [{"readOnlyHint": false}, "change"], [{"destructiveHint": true}, "change"], [{}, "none"]] {
		[annotations, effect] := hint
		told := taint.effect with input as annotated("get_thing", annotations) with data.mcp.config.taint as {}
		told == effect
	}
	told := taint.effect with input as annotated("send_thing", {"readOnlyHint": true}) with data.mcp.config.taint as {}
	told == "send"
}

test_annotations_tell_of_what_names_do_not if {
	told := taint.effect with input as annotated("ChaFod", {"readOnlyHint": true}) with data.mcp.config.taint as {}
	told == "none"
	taint.own_answer with input as answer_of("ChaFod", {"openWorldHint": false}) with data.mcp.config.taint as {}
	not taint.own_answer with input as answer_of("read_emails", {"openWorldHint": false}) with data.mcp.config.taint as {}
	not taint.own_answer with input as answer_of("read_file", {"openWorldHint": true}) with data.mcp.config.taint as {}
}

annotated(tool, annotations) := object.union(test.call(tool, {}), {"tool": {"name": tool, "annotations": annotations}})

test_a_query_that_changes_is_no_look if {
	told := taint.effect with input as test.call("query", {"sql": "delete from t"}) with data.mcp.config.taint as {}
	told == "change"
	looking := taint.effect with input as test.call("query", {"sql": "select 1"}) with data.mcp.config.taint as {}
	looking == "none"
}

test_the_policy_says_otherwise_by_name_before_pattern if {
	settings := {
		"sources": ["crm_*", "read_file"], "trusted": ["crm_users", "read_*"],
		"sinks": ["get_*"], "harmless": ["get_time", "send_*"],
	}
	answers := {tool | some tool in ["crm_users", "crm_notes", "read_file", "read_mails"]; taint.own_answer with input as answer_of(tool, {}) with data.mcp.config.taint as settings}
	answers == {"crm_users", "read_mails"}
	told := {tool: effect | some tool in ["get_time", "get_x", "send_x"]; effect := taint.effect with input as test.call(tool, {}) with data.mcp.config.taint as settings}
	told == {"get_time": "none", "get_x": "named", "send_x": "none"}
}

test_resources_are_strangers_unless_they_are_files if {
	taint.own_answer with input as test.answer(test.read("file:///srv/a"), {}) with data.mcp.config.taint as {}
	not taint.own_answer with input as test.answer(test.read("https://example.com"), {}) with data.mcp.config.taint as {}
	taint.own_answer with input as test.answer(test.read("crm://a"), {}) with data.mcp.config.taint as {"trusted": ["crm://*"]}
	taint.own_answer with input as test.answer(test.prompt("p", {}), {}) with data.mcp.config.taint as {}
}

test_what_is_public if {
	every tool in {"fetch", "web_search", "calculate_bmi", "write_file"} {
		taint.public_answer with input as answer_of(tool, {}) with data.mcp.config.taint as {}
	}
	every tool in {"read_file", "search_emails", "ChaFod", "run_shell"} {
		not taint.public_answer with input as answer_of(tool, {}) with data.mcp.config.taint as {}
	}
}
