package mcp.lib.sql_test

import data.mcp.lib.sql
import data.mcp.test

query(text) := test.call("query", {"sql": text})

fact(value) := object.union(query("SELECT 1"), {"sql": {"/arguments/sql": value}})

test_every_only_knows_all_verbs if {
	sql.every_only({"select"}) with input as query("SELECT name FROM t WHERE id = 1")
	not sql.every_only({"select"}) with input as query("DELETE FROM t")
	not sql.every_only({"select"}) with input as fact({"verbs": ["delete", "select"], "statements": 1})
	not sql.every_only({"select"}) with input as fact(null)
	not sql.every_only({"select"}) with input as fact({"verbs": [], "statements": 1})
	not sql.every_only({"select"}) with input as test.call("ping", {})
	not sql.every_only({"select"}) with input as {}
}

test_verbs_are_given_in_either_case if {
	sql.some_using(["DROP", "DELETE"]) with input as query("DELETE FROM t")
	sql.every_only({"SELECT"}) with input as query("select 1")
	not sql.some_beyond({"SELECT"}) with input as query("SELECT 1")
}

test_every_single if {
	sql.every_single with input as query("SELECT 1")
	not sql.every_single with input as fact({"verbs": ["select"], "statements": 2})
	not sql.every_single with input as fact(null)
	not sql.every_single with input as test.call("ping", {})
}

test_some_using_and_some_beyond_hold_where_it_may_be if {
	sql.some_using({"drop", "delete"}) with input as query("DELETE FROM t")
	sql.some_using({"drop"}) with input as fact(null)
	not sql.some_using({"drop"}) with input as query("SELECT 1")
	not sql.some_using({"drop"}) with input as test.call("ping", {})
	sql.some_beyond({"select"}) with input as query("DELETE FROM t")
	sql.some_beyond({"select"}) with input as fact(null)
	not sql.some_beyond({"select"}) with input as query("SELECT 1")
	not sql.some_beyond({"select"}) with input as test.call("ping", {})
}
