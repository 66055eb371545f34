package mcp.lib.taint

# METADATA
# scope: document
# title: A file that is written may run
# description: By its ending, a segment that begins with a dot, or its whole name. Where paths were not told apart, nobody can say.
writes_what_runs if not writes_only_texts

# A path that readers take apart differently may run in one of them.
writes_only_texts if {
	every place in input.paths {
		not place.also
		not runs(lower(place.lexical))
	}
}

runs(name) if {
	parts := split(name, ".")
	count(parts) > 1
	parts[count(parts) - 1] in programs
}

runs(name) if {
	segments := split(replace(name, "\\", "/"), "/")
	some segment in segments
	startswith(segment, ".")
	not segment in {".", ".."}
}

runs(name) if {
	segments := split(replace(name, "\\", "/"), "/")
	segments[count(segments) - 1] in {"makefile", "dockerfile", "package.json", "justfile", "procfile", "crontab"}
}

# METADATA
# title: Endings of files that something runs or obeys
programs := {
	"sh", "bash", "zsh", "fish", "ps1", "psm1", "bat", "cmd", "vbs", "py", "pyw", "ipynb", "js", "mjs", "cjs", "ts", "mts", "jsx", "tsx", "rb",
	"pl", "php", "lua", "go", "rs", "c", "cc", "cpp", "h", "java", "kt", "cs", "swift", "scala", "r", "jl", "ex", "erl", "applescript", "service",
	"plist", "desktop", "yml", "yaml", "toml", "sql", "html", "htm", "svg",
}
