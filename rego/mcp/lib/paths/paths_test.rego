package mcp.lib.paths_test

import data.mcp.lib.paths
import data.mcp.test

call(path) := test.call("read_file", {"path": path})

led(path, place) := test.with_paths(call(path), {"/arguments/path": place})

two(source, destination) := test.call("move_file", {"source": source, "destination": destination})

untold := object.union(call("/srv/a"), {"paths": {"/arguments/path": {"lexical": "", "resolved": "", "under": []}}})

read_twice := object.union(call("/srv/a"), {"paths": {"/arguments/path": {"also": ["/etc/a"]}}})

test_every_below_is_by_segments if {
	every path in ["/srv/a", "/srv/a/b.txt", "/srv/a/../a/c"] { paths.every_below(["/srv/a"]) with input as call(path) }
	every path in ["/srv/ab", "/srv", "/", "/srv/a/../b", "srv/a", ""] {
		not paths.every_below(["/srv/a"]) with input as call(path)
	}
	paths.every_below({"/"}) with input as call("/srv")
	paths.every_below(["/etc", "/srv/a/"]) with input as call("/srv/a")
	not paths.every_below([""]) with input as call("/srv/a")
	not paths.every_below(["srv"]) with input as call("/srv/a")
}

test_every_below_asks_where_symlinks_lead if {
	not paths.every_below(["/srv"]) with input as led("/srv/link", "/etc/passwd")
	paths.every_below(["/srv"]) with input as led("/tmp/link", "/srv/a")
}

test_every_below_asks_all_paths if {
	paths.every_below(["/srv"]) with input as two("/srv/a", "/srv/b")
	not paths.every_below(["/srv"]) with input as two("/srv/a", "/tmp/b")
	not paths.every_below(["/srv"]) with input as test.call("ping", {})
	not paths.every_below(["/srv"]) with input as untold
	not paths.every_below(["/srv"]) with input as read_twice
	not paths.every_below(["/srv"]) with input as {}
}

test_a_folder_of_the_settings_is_compared_as_the_proxy_does if {
	resolved := object.union(call("docs/a"), {"paths": {"/arguments/path": {"under": ["./docs"]}}})
	paths.every_below(["./docs"]) with input as resolved
	paths.some_below(["./docs"]) with input as resolved
	touching := object.union(call("docs/a"), {"paths": {"/arguments/path": {"touches": ["./docs"]}}})
	not paths.every_below(["./docs"]) with input as touching
	paths.some_below(["./docs"]) with input as touching
}

test_a_folder_that_nobody_can_compare_is_denied_and_never_allowed if {
	every folder in ["docs", "./docs", "../etc", "/srv/../etc", "/srv/./a", "C:\\Users", ""] {
		paths.some_below([folder]) with input as call("/srv/a")
		not paths.every_below([folder]) with input as call("/srv/a")
		not paths.some_below([folder]) with input as test.call("ping", {})
	}
	not paths.some_below(["/etc", "/opt/"]) with input as call("/srv/a")
	not paths.some_below(["./docs"]) with input as call("/srv/a") with data.mcp.config.paths.prefixes as ["./docs"]
}

test_some_below_holds_where_it_may_be if {
	paths.some_below(["/etc"]) with input as call("/etc/passwd")
	paths.some_below(["/etc"]) with input as call("/ETC/passwd")
	paths.some_below(["/etc"]) with input as led("/srv/link", "/etc/passwd")
	paths.some_below(["/etc"]) with input as led("/etc/link", "/srv/a")
	paths.some_below(["/etc"]) with input as two("/srv/a", "/etc/b")
	paths.some_below(["/etc"]) with input as untold
	paths.some_below(["/etc"]) with input as read_twice
	not paths.some_below(["/etc"]) with input as call("/etcetera")
	not paths.some_below(["/etc"]) with input as test.call("ping", {})
}

test_some_outside_holds_where_it_may_be if {
	paths.some_outside(["/srv"]) with input as two("/srv/a", "/tmp/b")
	paths.some_outside(["/srv"]) with input as untold
	paths.some_outside(["/srv"]) with input as read_twice
	not paths.some_outside(["/srv"]) with input as call("/srv/a")
	not paths.some_outside(["/srv"]) with input as test.call("ping", {})
}

test_some_containing_reads_what_is_written_and_where_it_leads if {
	every path in ["/srv/.env", "/srv/.ENV/x"] { paths.some_containing([".env"]) with input as call(path) }
	paths.some_containing([".ssh", ".env"]) with input as led("/srv/link", "/home/u/.ssh/id")
	paths.some_containing([".env"]) with input as untold
	paths.some_containing(["etc"]) with input as read_twice
	not paths.some_containing([".env"]) with input as call("/srv/env")
	not paths.some_containing([".env"]) with input as test.call("ping", {})
}
