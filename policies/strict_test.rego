package strict_test

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

reading := [
	"read_file",
	"read_text_file",
	"read_media_file",
	"read_multiple_files",
	"list_directory",
	"list_directory_with_sizes",
	"directory_tree",
	"search_files",
	"get_file_info",
]

writing := ["write_file", "edit_file", "create_directory", "move_file"]

test_reading_is_allowed if {
	every tool in reading {
		main.decision.allow with input as call(tool, "/home/u/documents/report.txt")
	}
}

test_the_allowed_directories_are_told if {
	main.decision.allow with input as object.union(call("list_allowed_directories", ""), {"arguments": {}, "paths": {}})
}

test_secrets_are_not_read if {
	every path in [
		"/srv/.env",
		"/srv/.Env.production",
		"/home/u/.ssh/id_ed25519",
		"/home/u/.aws/credentials",
		"/srv/k8s/secrets.yaml",
		"/srv/tls/server.pem",
		"/srv/infra/prod.tfstate",
	] {
		every tool in reading {
			not main.decision.allow with input as call(tool, path)
		}
	}
}

test_one_secret_among_many_files_is_enough if {
	not main.decision.allow with input as object.union(
		call("read_multiple_files", ""),
		{"paths": {
			"/arguments/paths/0": {"lexical": "/srv/a", "resolved": "/srv/a", "under": []},
			"/arguments/paths/1": {"lexical": "/srv/.env", "resolved": "/srv/.env", "under": []},
			"/arguments/path": {"lexical": "/srv/a", "resolved": "/srv/a", "under": []},
		}},
	)
}

test_a_path_that_is_no_text_is_not_read if {
	not main.decision.allow with input as object.union(
		call("read_file", ""),
		{"arguments": {"path": 5}, "paths": {"/arguments/path": {"lexical": "", "resolved": "", "under": []}}},
	)
}

test_reading_without_a_path_is_denied if {
	not main.decision.allow with input as {
		"method": "tools/call",
		"acting": true,
		"tool": {"name": "read_file"},
		"arguments": {},
		"paths": {},
	}
}

test_everything_else_is_denied_and_not_listed if {
	hidden := main.hidden with input as {"tools": [{"name": tool} | some tool in array.concat(reading, writing)]}
	hidden == {tool | some tool in writing}
	every tool in writing {
		decision := main.decision with input as call(tool, "/srv/a")
		{reason.id | some reason in decision.reasons} == {"default"}
	}
}

test_shells_are_denied_with_a_reason if {
	every tool in ["run_shell", "bash", "execute_command", "run_terminal_cmd", "start_process", "eval"] {
		decision := main.decision with input as call(tool, "/srv/a")
		decision.effect == "deny"
		some reason in decision.reasons
		reason.severity == "critical"
	}
}

test_what_clients_need_is_allowed if {
	every method in ["roots/list", "prompts/get", "completion/complete", "tasks/get", "tasks/result"] {
		main.decision.allow with input as {"method": method, "acting": true}
	}
}

test_other_methods_are_denied if {
	every method in ["resources/read", "sampling/createMessage", "elicitation/create", "x/unknown"] {
		not main.decision.allow with input as {"method": method, "acting": true}
	}
}

test_plumbing_passes if {
	every method in ["initialize", "tools/list", "notifications/initialized"] {
		main.decision.allow with input as {"method": method, "acting": false}
	}
}
