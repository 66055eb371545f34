package mcp.test

import data.mcp.lib.paths as path_facts

# METADATA
# title: What arguments mean, as the proxy would find
# description: |
#   By the names of the arguments, and of plain values: absolute paths, URLs of names and IPv4 addresses, one SQL
#   statement, one simple command. What is less plain is null, as where readers could differ; say it with `object.union`
#   where a test is about it. Relative paths lie below no folder.
facts(arguments) := {
	"paths": {pointer: place(text) |
		some [pointer, name, text] in texts(arguments)
		is_name_of(name, path_names, path_endings)
	},
	"urls": {pointer: url_fact(text) |
		some [pointer, name, text] in texts(arguments)
		is_name_of(name, url_names, url_endings)
	},
	"sql": {pointer: sql_fact(text) | some [pointer, name, text] in texts(arguments); is_name_of(name, sql_names, ["sql"])},
	"commands": {pointer: command_fact(text) |
		some [pointer, name, text] in texts(arguments)
		is_name_of(name, command_names, ["command", "cmd"])
	},
}

# METADATA
# title: Texts among the arguments
# description: "`[JSON Pointer, name, text]` each. Elements of a list have the list's name."
texts(arguments) := {[pointer(steps), name, text] |
	walk(arguments, [steps, text])
	is_string(text)
	names := [step | some step in steps; is_string(step)]
	name := names[count(names) - 1]
}

pointer(steps) := concat("/", array.concat(
	["", "arguments"],
	[replace(replace(sprintf("%v", [step]), "~", "~0"), "/", "~1") | some step in steps],
))

# METADATA
# scope: document
# title: A name says what an argument is
# description: "As docs/detection.md has it: `path`, `file_path`, `filePath`."
is_name_of(name, known, _) if lower(regex.replace(name, `[^A-Za-z0-9]`, "")) in known

is_name_of(name, _, endings) if {
	some ending in endings
	regex.match(sprintf(`[a-z0-9](?:[_-]%s|%s%s)s?$`, [ending, upper(substring(ending, 0, 1)), substring(ending, 1, -1)]), name)
}

path_names := {
	"path", "paths", "file", "files", "filename", "filenames", "filepath", "filepaths", "directory", "directories", "dir",
	"dirs", "folder", "folders", "source", "src", "destination", "dest", "dst", "cwd", "workdir", "root", "roots",
}

path_endings := ["path", "file", "filename", "dir", "directory", "folder"]

url_names := {
	"url", "urls", "uri", "uris", "link", "links", "href", "endpoint", "website", "webhook", "callback", "baseurl",
	"host", "hosts", "hostname", "hostnames", "domain", "domains", "ip", "ips", "ipaddress", "ipaddresses",
}

url_endings := ["url", "uri", "link", "endpoint"]

sql_names := {"sql", "sqlquery", "sqlstatement", "statement", "ddl", "dml"}

command_names := {"command", "commands", "cmd", "cmds", "commandline", "shellcommand", "bashcommand", "cmdline"}

# METADATA
# title: A path that no symlink leads elsewhere
place(text) := {"lexical": path, "resolved": path, "under": [prefix |
	some prefix in object.get(data.mcp.config, ["paths", "prefixes"], [])
	path_facts.within(path, prefix)
]} if {
	path := normal(text)
}

# METADATA
# title: An absolute path without `.` and `..`
normal(text) := concat("", ["/", concat("/", kept(split(absolute(text), "/")))])

absolute(text) := text if {
	startswith(text, "/")
} else := concat("/", ["/(working directory of the server)", text])

# A segment goes where later ones climb back over it: up to there are as many `..` as names.
kept(segments) := [segment |
	some i, segment in segments
	is_segment(segment)
	every j in numbers.range(i, count(segments)) {
		between := array.slice(segments, i, j + 1)
		count([s | some s in between; s == ".."]) < count([s | some s in between; is_segment(s)])
	}
]

is_segment(text) if not text in {"", ".", ".."}
