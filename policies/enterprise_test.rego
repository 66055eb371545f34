package enterprise_test

import data.mcp.main

call(tool, arguments) := {
	"kind": "request",
	"method": "tools/call",
	"acting": true,
	"tool": {"name": tool, "known": true},
	"arguments": arguments,
	"paths": {},
	"findings": [],
}

with_path(tool, path, under) := object.union(
	call(tool, {"path": path}),
	{"paths": {"/arguments/path": {"lexical": path, "resolved": path, "under": under}}},
)

finding(rule) := {
	"detector": split(rule, ".")[0],
	"rule": rule,
	"path": "/arguments/text",
	"surface": "arguments",
	"confidence": "high",
	"severity": "high",
	"view": "raw",
}

test_ordinary_work_is_allowed_at_a_pace if {
	every tool in ["read_file", "search_files", "list_directory"] {
		decision := main.decision with input as with_path(tool, "/srv/report.txt", [])
		decision.allow
		{"kind": "rate_limit", "requests": 200, "per": "minute", "id": "rate_limits.global"} in decision.obligations
	}
}

test_writing_has_its_own_limit if {
	every tool in ["write_file", "edit_file", "move_file", "create_directory"] {
		decision := main.decision with input as with_path(tool, "/srv/report.txt", [])
		decision.allow
		some obligation in decision.obligations
		obligation.key == tool
		obligation.requests == 30
	}
}

# S-11
test_the_system_is_not_written_to if {
	every tool in ["write_file", "edit_file", "move_file", "create_directory"] {
		decision := main.decision with input as with_path(tool, "/usr/bin/ls", ["/usr"])
		decision.effect == "deny"
	}
}

test_secrets_stay_shut if {
	every path in ["/srv/.env", "/srv/vault.kdbx", "/srv/tls/server.key", "/home/u/.ssh/config"] {
		every tool in ["read_file", "write_file", "get_file_info"] {
			not main.decision.allow with input as with_path(tool, path, [])
		}
	}
}

test_shells_and_deletions_are_denied if {
	every tool in ["run_shell", "bash", "execute_command", "delete_file", "bulk_delete", "remove_user", "drop_table"] {
		decision := main.decision with input as call(tool, {})
		decision.effect == "deny"
	}
}

reads(statement, verbs) := {"text": statement, "fact": {"verbs": verbs, "statements": 1}}

with_sql(tool, name, statement) := object.union(
	call(tool, {name: statement.text}),
	{"sql": {sprintf("/arguments/%s", [name]): statement.fact}},
)

test_databases_are_read if {
	every statement in [
		reads("SELECT 1", ["select"]),
		reads("EXPLAIN SELECT * FROM t", ["explain", "select"]),
		reads("SHOW TABLES", ["show"]),
	] {
		every tool in ["execute_sql", "run_sql", "query"] {
			main.decision.allow with input as with_sql(tool, "sql", statement)
		}
		main.decision.allow with input as with_sql("run_sql_query", "query", statement)
	}
}

test_databases_are_not_changed if {
	not main.decision.allow with input as call("anything", {"sql": 5})
	not main.decision.allow with input as call("query", {"query": "drop table t"})
	every statement in [
		reads("DROP TABLE users", ["drop"]),
		reads("select 1; delete from t", ["select", "delete"]),
		reads("WITH x AS (SELECT 1) UPDATE t SET a = 1", ["select", "update"]),
		reads("SELECT 'what no reader can end", null),
	] {
		not main.decision.allow with input as with_sql("anything", "sql", statement)
		not main.decision.allow with input as with_sql("run_sql", "query", statement)
	}
}

at(url, class) := object.union(
	call("fetch", {"url": url}),
	{"urls": {"/arguments/url": {"scheme": "http", "host": "h", "port": 80, "class": class, "host_kind": "name"}}},
)

test_addresses_of_the_machine_are_shut if {
	not main.decision.allow with input as object.union(call("fetch", {"url": "http://0x7f.1/"}), {"urls": {"/arguments/url": null}})
	every class in ["metadata", "link_local", "loopback", "unspecified"] {
		decision := main.decision with input as at("http://h/", class)
		decision.effect == "deny"
	}
}

test_addresses_of_the_network_are_open if {
	every class in ["public", "private"] {
		main.decision.allow with input as at("http://h/", class)
	}
}

test_prose_about_updates_is_no_statement if {
	main.decision.allow with input as call("search", {"query": "how to update and delete a branch"})
	main.decision.allow with input as call("web_query", {"query": "how to delete a branch"})
}

test_personal_data_of_every_kind_stays_inside if {
	every rule in ["pii.email", "pii.phone", "pii.card", "pii.iban", "pii.us_ssn", "pii.national_id.de"] {
		decision := main.decision with input as object.union(call("post_message", {"text": "…"}), {"findings": [finding(rule)]})
		decision.effect == "deny"
	}
}

test_secrets_in_arguments_stay_inside if {
	decision := main.decision with input as object.union(call("post_message", {"text": "…"}), {"findings": [finding("secret.github_token")]})
	decision.effect == "deny"
}

test_sampling_is_asked_about if {
	decision := main.decision with input as {"method": "sampling/createMessage", "acting": true}
	decision.effect == "ask"
}

test_the_log_is_full if {
	data.mcp.config.audit.log_all
	data.mcp.config.audit.include_arguments
	"password" in data.mcp.config.audit.redact_fields
}
