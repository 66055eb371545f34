package mcp.lib.taint_test

import data.mcp.lib.taint
import data.mcp.test

writing(place) := object.union(test.call("write_file", {}), {"paths": {"/arguments/path": place}})

test_files_that_run_or_are_obeyed if {
	every name in [
		"/srv/a.py", "/srv/A.PY", "C:\\srv\\a.ps1", "/srv/.github/ci", "/home/ann/.bashrc", "/srv/Makefile", "/srv/package.json",
		"/srv/AGENTS.md", "C:\\srv\\Report.DOCM", "/etc/hosts",
	] {
		taint.writes_what_runs with input as writing({"lexical": name})
	}
}

test_files_that_are_read if {
	every name in ["/srv/notes.md", "/srv/py", "/srv/../notes.txt", "./notes", "/srv/a.py/notes.csv", "/srv/agents.md.txt", "/srv/hosts.csv", "/srv/data.json", "/srv/my package.json.txt"] {
		not taint.writes_what_runs with input as writing({"lexical": name})
	}
}

test_one_of_several_paths_that_runs_is_enough if {
	taint.writes_what_runs with input as object.union(
		test.call("move_file", {}),
		{"paths": {"/arguments/source": {"lexical": "/srv/a.txt"}, "/arguments/destination": {"lexical": "/srv/a.sh"}}},
	)
}

test_a_file_that_some_reader_takes_for_another_may_run if {
	taint.writes_what_runs with input as writing({"lexical": "/srv/a.%70y", "also": ["/srv/a.py"]})
	taint.writes_what_runs with input as writing({"also": ["/srv/a.py"]})
}

test_where_no_path_was_told_apart_nobody_can_tell if {
	taint.writes_what_runs with input as object.remove(test.call("write_file", {}), {"paths"})
	not taint.writes_what_runs with input as test.call("add_observations", {})
}
