package mcp.test_test

import data.mcp.test

test_names_say_what_arguments_are if {
	arguments := {
		"filePath": "/a",
		"output_dir": "/b",
		"items": [{"path": "/c"}],
		"a/b~": {"file": "/d"},
		"homepage_url": "https://example.com",
		"host": "example.com",
		"sql": "SELECT 1",
		"command": "git status",
		"text": "/no/path",
		"profile": "/no/path",
		"count": 1,
	}
	object.keys(test.facts(arguments).paths) == {
		"/arguments/filePath",
		"/arguments/output_dir",
		"/arguments/items/0/path",
		"/arguments/a~1b~0/file",
	}
	object.keys(test.facts(arguments).urls) == {"/arguments/homepage_url", "/arguments/host"}
	object.keys(test.facts(arguments).sql) == {"/arguments/sql"}
	object.keys(test.facts(arguments).commands) == {"/arguments/command"}
}

test_paths_are_normal if {
	every case in [
		{"path": "/srv/a", "lexical": "/srv/a"},
		{"path": "/srv//a/./b/", "lexical": "/srv/a/b"},
		{"path": "/srv/a/../b", "lexical": "/srv/b"},
		{"path": "/srv/a/b/../../../c", "lexical": "/c"},
		{"path": "/../../a", "lexical": "/a"},
		{"path": "/", "lexical": "/"},
		{"path": "a", "lexical": "/(working directory of the server)/a"},
		{"path": "../a", "lexical": "/a"},
	] {
		test.facts({"path": case.path}).paths["/arguments/path"].lexical == case.lexical
	}
}

test_prefixes_of_the_settings_hold if {
	paths := test.facts({"path": "/srv/a/b"}).paths with data.mcp.config as {"paths": {"prefixes": ["/srv", "/srv/a", "/etc"]}}
	paths["/arguments/path"].under == ["/srv", "/srv/a"]
}
