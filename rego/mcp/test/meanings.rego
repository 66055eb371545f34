package mcp.test

# METADATA
# scope: document
# title: Where a URL, or a host by itself, leads
# description: Undefined parts make it null, as where readers could differ.
default url_fact(_) := null

url_fact(text) := object.union({"scheme": scheme, "port": port_of(scheme, port)}, host_fact(host)) if {
	[_, scheme, host, port] := regex.find_all_string_submatch_n(plain_url, text, 1)[0]
} else := host_fact(text) if {
	regex.match(plain_host, text)
}

plain_url := `^(https?|wss?|ftp)://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::([1-9][0-9]{0,4}))?(?:[/?#][^\s\\]*)?$`

plain_host := `^[a-z0-9-]+(?:\.[a-z0-9-]+)*$`

port_of(scheme, "") := {"ftp": 21, "http": 80, "https": 443, "ws": 80, "wss": 443}[scheme]

port_of(_, port) := to_number(port) if port != ""

host_fact(host) := {"host": host, "host_kind": "ipv4", "class": address_class(host)} if {
	net.cidr_is_valid(concat("", [host, "/32"]))
} else := {"host": host, "host_kind": "name", "class": name_class(host)} if {
	not regex.match(`^(?:0x[0-9a-f]*|[0-9]+)$`, regex.replace(host, `^.*\.`, ""))
}

# METADATA
# title: What kind of address it is
# description: The longest block that holds it, of those that tests are about.
address_class(address) := [class |
	some [block, class] in blocks
	net.cidr_contains(block, address)
][0]

blocks := [
	["169.254.169.254/32", "metadata"],
	["169.254.0.0/16", "link_local"],
	["127.0.0.0/8", "loopback"],
	["10.0.0.0/8", "private"],
	["172.16.0.0/12", "private"],
	["192.168.0.0/16", "private"],
	["100.64.0.0/10", "private"],
	["0.0.0.0/32", "unspecified"],
	["0.0.0.0/8", "reserved"],
	["192.0.0.0/24", "reserved"],
	["192.0.2.0/24", "reserved"],
	["198.18.0.0/15", "reserved"],
	["198.51.100.0/24", "reserved"],
	["203.0.113.0/24", "reserved"],
	["224.0.0.0/3", "reserved"],
	["0.0.0.0/0", "public"],
]

# METADATA
# title: What kind of name it is
name_class(name) := "metadata" if {
	name in {"metadata", "metadata.google.internal", "metadata.goog", "instance-data"}
} else := "loopback" if {
	regex.match(`^(?:.*\.)?localhost$`, name)
} else := "private" if {
	not contains(name, ".")
} else := "private" if {
	regex.match(`\.(?:local|internal|lan|home|corp|intranet|private|home\.arpa|svc|localdomain)$`, name)
} else := "reserved" if {
	regex.match(`\.(?:test|example|invalid|onion|alt)$`, name)
} else := "public"

# METADATA
# scope: document
# title: What one plain statement of SQL does
# description: |
#   One that begins with a common verb and has no other. Quotes inside of quotes, comments and several statements make it
#   null.
default sql_fact(_) := null

sql_fact(text) := {"verbs": [words[0]], "statements": 1} if {
	bare := trim_space(lower(regex.replace(text, `'[^'\\]*'`, "?")))
	regex.match(`^(?:select|insert|update|delete)\s[\w\s.,*=<>()+%?]*;?$`, bare)
	words := regex.find_n(`[a-z_]\w*`, bare, -1)
	count([word | some word in words; word in verbs]) == 1
}

verbs := {
	"select", "insert", "update", "delete", "merge", "replace", "upsert", "create", "alter", "drop", "truncate", "exec",
	"execute", "call", "grant", "revoke", "deny", "set", "use", "with", "into", "declare", "kill", "commit", "rollback",
	"save", "revert", "backup", "restore", "shutdown", "bulk", "waitfor",
}

# METADATA
# scope: document
# title: Which program one simple command starts
# description: None that starts others (`sudo`, `env`, `sh -c`), and no operators, variables or quotes; these are null.
default command_fact(_) := null

command_fact(text) := {"names": [words[0]], "operators": false} if {
	regex.match(`^[a-z][a-z0-9_-]*(?: [A-Za-z0-9_./:@,=+-]+)*$`, text)
	words := split(text, " ")
	not words[0] in starters
}

starters := {
	"sudo", "doas", "su", "env", "xargs", "timeout", "nohup", "nice", "ionice", "time", "find", "fd", "parallel", "watch",
	"exec", "command", "builtin", "eval", "source", "sh", "bash", "zsh", "dash", "ksh", "fish", "busybox", "setsid",
	"stdbuf", "chroot", "strace", "unshare", "case", "esac", "function", "select", "coproc", "foreach", "end", "if", "then",
	"elif", "else", "while", "until", "do", "done", "fi", "for", "in", "cmd", "powershell", "pwsh", "start", "call",
}
