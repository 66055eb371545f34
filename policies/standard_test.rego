package standard_test

import data.mcp.main

call(tool, path) := {
	"kind": "request",
	"method": "tools/call",
	"acting": true,
	"tool": {"name": tool, "known": true},
	"arguments": {"path": path},
	"paths": {"/arguments/path": {"lexical": path, "resolved": path, "under": []}},
	"findings": [],
}

dangerous := [
	"bash",
	"cmd",
	"eval",
	"exec",
	"execute_command",
	"powershell_run",
	"remote_shell",
	"run_command",
	"run_shell",
	"run_shell_command",
	"run_terminal_cmd",
	"sh",
	"shell",
	"shell_exec",
	"spawn_process",
	"interact_with_process",
	"zsh",
	"browser_run_code_unsafe",
	"start_process",
	"terminal",
]

test_known_dangerous_tools_are_denied_with_a_reason if {
	every tool in dangerous {
		decision := main.decision with input as call(tool, "/srv/a")
		decision.effect == "deny"
		some reason in decision.reasons
		reason.severity == "critical"
		contains(reason.message, "can do anything")
	}
}

test_known_dangerous_tools_are_not_listed if {
	hidden := main.hidden with input as {"tools": [{"name": tool} | some tool in array.concat(dangerous, ["read_file", "git_log"])]}
	hidden == {tool | some tool in dangerous}
}

test_other_tools_are_allowed if {
	every tool in ["read_file", "write_file", "git_log", "search", "evaluate_model", "show_me"] {
		main.decision.allow with input as call(tool, "/srv/report.txt")
	}
}

test_a_tool_without_a_path_is_allowed if {
	main.decision.allow with input as object.union(call("web_search", ""), {"arguments": {"query": "opa"}, "paths": {}})
}

test_files_with_secrets_stay_shut if {
	every path in ["/srv/.env", "/srv/.ENV.local", "/home/u/.ssh/id_rsa", "/srv/aws/credentials", "/srv/key.PEM"] {
		every tool in ["read_file", "read_text_file", "write_file", "edit_file", "move_file"] {
			decision := main.decision with input as call(tool, path)
			decision.effect == "deny"
		}
	}
}

test_what_only_speaks_of_secrets_is_open if {
	every path in [
		"/srv/.env.example",
		"/srv/.env.local.sample",
		"/srv/.npmrc.example",
		"/srv/src/credentials/index.ts",
		"/srv/tests/test_credentials.py",
		"/srv/docs/credentials.md",
		"/srv/certs/localhost-cert.pem",
		"/srv/certs/fullchain.pem",
		"/srv/certs/ca.PEM",
	] {
		main.decision.allow with input as call("read_file", path)
	}
}

test_a_name_beside_a_secret_opens_nothing if {
	every path in [
		"/home/u/.ssh/config.example",
		"/home/u/.aws/credentials.md",
		"/srv/cert-key.pem",
		"/srv/example.env",
		"/srv/.env.production",
		"/srv/credentials.json",
	] {
		not main.decision.allow with input as call("read_file", path)
	}
}

test_a_link_from_an_example_to_a_secret_stays_shut if {
	not main.decision.allow with input as object.union(
		call("read_file", "/srv/.env.example"),
		{"paths": {"/arguments/path": {"lexical": "/srv/.env.example", "resolved": "/srv/.env", "under": []}}},
	)
}

test_a_path_that_nobody_can_read_is_denied if {
	not main.decision.allow with input as call("read_file", "")
}

test_a_link_to_a_secret_stays_shut if {
	not main.decision.allow with input as object.union(
		call("read_file", "/srv/notes.txt"),
		{"paths": {"/arguments/path": {"lexical": "/srv/notes.txt", "resolved": "/home/u/.ssh/id_rsa", "under": []}}},
	)
}

test_a_denial_says_why_and_what_to_do if {
	decision := main.decision with input as call("read_file", "/srv/.env")
	some reason in decision.reasons
	contains(reason.message, "files that hold secrets are neither read nor written")
	contains(reason.message, "Ask the person")
}

test_a_call_that_names_no_file_is_allowed if {
	main.decision.allow with input as object.union(object.remove(call("write_file", ""), ["paths"]), {"paths": {}})
}

at(class) := {"scheme": "http", "host": "h", "port": 80, "class": class, "host_kind": "name"}

fetch(fact) := object.union(call("fetch", ""), {"arguments": {"url": "http://h/"}, "paths": {}, "urls": {"/arguments/url": fact}})

test_the_credentials_of_the_machine_are_not_fetched if {
	every class in ["metadata", "link_local"] {
		decision := main.decision with input as fetch(at(class))
		{reason.id | some reason in decision.reasons} == {"cloud-metadata"}
	}
}

test_what_is_not_certain_is_fetched if {
	every fact in [at("public"), at("private"), at("loopback"), null] {
		main.decision.allow with input as fetch(fact)
	}
}

test_methods_are_allowed if {
	every method in ["resources/read", "prompts/get", "roots/list", "sampling/createMessage", "x/unknown"] {
		main.decision.allow with input as {"method": method, "acting": true}
	}
}

test_a_tool_that_the_server_does_not_list_is_denied if {
	not main.decision.allow with input as object.union(call("Run_Shell", "/srv/a"), {"tool": {"name": "Run_Shell", "known": false}})
}
