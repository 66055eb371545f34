package mcp.lib.taint_test

import data.mcp.lib.taint
import data.mcp.test

tainted(message, origins) := found if {
	found := taint.tainted with input as object.union(message, {"origins": origins})
		with data.mcp.config.taint as {}
}

fact(origin, words) := {"origin": origin, "words": words, "foreign": 0, "copied": false}

addressed(origin, words) := object.union(fact("known", words), {"addresses": origin})

test_a_target_that_only_strangers_named if {
	tainted(test.call("slack_post_message", {}), {"/arguments/channel_id": fact("untrusted", 1)}) == {"/arguments/channel_id"}
	tainted(test.call("pay_invoice", {}), {"/arguments/payees/0": fact("untrusted", 2)}) == {"/arguments/payees/0"}
}

test_targets_that_others_named if {
	every origin in ["known", "listed", "unseen"] {
		tainted(test.call("cancel_order", {}), {"/arguments/order_id": fact(origin, 1)}) == set()
	}
}

test_addresses_that_nobody_named_before if {
	every origin in ["untrusted", "listed", "unseen"] {
		tainted(test.call("send_email", {}), {"/arguments/to": addressed(origin, 3)}) == {"/arguments/to"}
	}
	tainted(test.call("send_email", {}), {"/arguments/to": addressed("known", 3)}) == set()
}

test_where_it_goes_to_by_the_name_of_the_argument if {
	tainted(test.call("pay_invoice", {}), {"/arguments/account": fact("unseen", 1)}) == {"/arguments/account"}
	tainted(test.call("create_hook", {}), {"/arguments/targetUrl": fact("unseen", 2)}) == {"/arguments/targetUrl"}
	tainted(test.call("pay_invoice", {}), {"/arguments/account": fact("known", 1)}) == set()
	tainted(test.call("pay_invoice", {}), {"/arguments/account_owner": fact("unseen", 2)}) == set()
	tainted(test.call("write_file", {}), {"/arguments/url": fact("unseen", 2)}) == set()
}

test_content_is_no_target_but_what_is_sent_may_say_where_to_go if {
	to := {"/arguments/to": addressed("known", 3)}
	tainted(test.call("send_email", {}), object.union(to, {"/arguments/subject": fact("untrusted", 2)})) == set()
	tainted(test.call("send_email", {}), object.union(to, {"/arguments/body": fact("untrusted", 90)})) == set()
	tainted(test.call("send_email", {}), object.union(to, {"/arguments/body": addressed("untrusted", 90)})) == {"/arguments/body"}
}

test_what_a_model_answers_a_server_is_called_as_the_question_is if {
	at := "/params/inputResponses/to/content/text"
	tainted(test.call("send_email", {}), {at: fact("untrusted", 1)}) == {at}
	tainted(test.call("send_email", {}), {"/params/inputResponses/body/content/text": fact("untrusted", 1), "/arguments/to": fact("known", 1)}) == set()
	tainted(test.call("send_email", {}), {at: fact("untrusted", 90), "/arguments/to": fact("known", 1)}) == set()
}

test_without_a_target_what_is_sent_goes_somewhere if {
	tainted(test.call("post_tweet", {}), {"/arguments/content": fact("known", 9)}) == {""}
	tainted(test.call("create_note", {}), {"/arguments/content": fact("known", 9)}) == set()
}

test_numbers_are_targets_by_their_names if {
	number := object.union(fact("untrusted", 1), {"number": true})
	tainted(test.call("delete_file", {}), {"/arguments/fileId": number}) == {"/arguments/fileId"}
	tainted(test.call("book_table", {}), {"/arguments/seats": number}) == set()
}

test_what_runs_is_never_told_apart if tainted(test.call("run_shell", {}), {"/arguments/command": fact("known", 1)}) == {""}

test_code_of_strangers_in_a_file_that_runs if {
	foreign := object.union(fact("untrusted", 40), {"foreign": 30})
	tainted(call_of("/srv/a.py"), {"/arguments/path": fact("unseen", 2), "/arguments/content": foreign}) == {"/arguments/content"}
	tainted(call_of("/srv/a.py"), {"/arguments/content": addressed("untrusted", 40)}) == {"/arguments/content"}
	tainted(call_of("/srv/notes.md"), {"/arguments/path": fact("unseen", 2), "/arguments/content": foreign}) == set()
}

call_of(name) := object.union(
	test.call("write_file", {"path": name}),
	{"paths": {"/arguments/path": {"lexical": name, "resolved": name, "under": []}}},
)

test_what_cannot_be_told if {
	tainted(test.call("quantum_widget", {}), {}) == {""}
	found := taint.tainted with input as test.call("delete_file", {}) with data.mcp.config.taint as {}
	found == {""}
	tainted(test.call("delete_file", {}), {"/arguments/id": null, "/arguments/name": fact("known", 1)}) == {"/arguments/id"}
	start := taint.tainted with input as object.union(test.call("delete_file", {}), {"origins": {"/arguments/name": fact("known", 1)}})
		with data.mcp.config.taint as {"from_start": true}
	start == {""}
}

test_what_is_created_of_nothing_takes_nothing if {
	tainted(test.call("create_presentation", {}), {}) == set()
	tainted(test.call("newNote", {}), {}) == set()
	every name in ["create_and_send_report", "update_presentation", "create_share_link", "presentation"] {
		tainted(test.call(name, {}), {}) == {""}
	}
	tainted(test.call("create_token", {"admin": true}), {}) == {""}
	unread := taint.tainted with input as test.call("create_presentation", {}) with data.mcp.config.taint as {}
	unread == {""}
}

test_links_as_they_stand_there_carry_nothing if {
	url := {"/arguments/url": {"host": "example.com", "class": "public", "host_kind": "name"}}
	taint.only_copied_links with input as {"urls": url, "origins": {"/arguments/url": {"copied": true}}}
	not taint.only_copied_links with input as {"urls": url, "origins": {"/arguments/url": {"copied": false}}}
	not taint.only_copied_links with input as {"urls": url}
	not taint.only_copied_links with input as {"urls": {}, "origins": {"/arguments/url": {"copied": true}}}
}
