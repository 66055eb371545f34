package mcp.lib.taint

# METADATA
# scope: document
# title: A file that is written may run, or be an order that agents obey
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
	segments[count(segments) - 1] in named_programs
}

# METADATA
# title: Names of files that something runs or obeys
# description: Of builds and services; and what agents read as their orders.
named_programs := {
	"makefile", "gnumakefile", "justfile", "rakefile", "gemfile", "brewfile", "procfile", "dockerfile", "containerfile", "jenkinsfile", "vagrantfile",
	"cmakelists.txt", "requirements.txt", "setup.cfg", "pipfile", "package.json", "composer.json", "deno.json", "pom.xml", "build.xml", "go.mod",
	"crontab", "sudoers", "authorized_keys", "hosts",
	"agents.md", "claude.md", "gemini.md", "skill.md", "copilot-instructions.md", "mcp.json", "claude_desktop_config.json",
}

# METADATA
# title: Endings of files that something runs or obeys
# description: |
#   Shells, Windows (its own list of programs, script hosts, shortcuts, settings), languages, pages and what servers make them of, builds,
#   services, and documents with macros.
programs := {
	"sh", "bash", "zsh", "fish", "csh", "ksh", "command", "awk", "tcl", "applescript", "scpt",
	"ps1", "psm1", "psd1", "bat", "cmd", "com", "exe", "dll", "msi", "scr", "cpl", "vbs", "vbe", "jse", "wsf", "wsh", "hta", "lnk", "url", "reg", "inf",
	"py", "pyw", "pyi", "ipynb", "js", "mjs", "cjs", "ts", "mts", "cts", "jsx", "tsx", "vue", "svelte", "coffee", "rb", "pl", "pm", "php", "lua",
	"go", "rs", "c", "cc", "cpp", "h", "hpp", "m", "mm", "zig", "nim", "java", "kt", "kts", "groovy", "scala", "clj", "cs", "fs", "vb", "swift", "dart",
	"r", "rmd", "jl", "ex", "exs", "erl", "hs", "ml", "asm", "s", "so", "dylib", "jar", "war", "wasm",
	"html", "htm", "xhtml", "shtml", "mhtml", "svg", "xsl", "xslt", "jsp", "asp", "aspx", "cgi", "ejs", "erb", "j2", "jinja",
	"yml", "yaml", "toml", "ini", "cfg", "conf", "properties", "mk", "cmake", "gradle", "bzl", "nix", "tf", "hcl", "sql",
	"service", "timer", "socket", "plist", "desktop",
	"docm", "dotm", "xlsm", "xltm", "xlam", "pptm",
}
