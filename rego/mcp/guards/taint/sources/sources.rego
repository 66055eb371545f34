# METADATA
# title: Taint, sources
# description: |
#   Marks the session by what its answers bring: `read_untrusted` for text that strangers may have written, `read_private` for what is not
#   public, `secret_seen` for credentials. A label is never taken away. Optional: `data.mcp.config.taint` switches it on.
package mcp.guards.taint.sources

import data.mcp.guards.secrets.arguments as secrets
import data.mcp.lib.findings
import data.mcp.lib.taint

# METADATA
# scope: document
# title: What the session is marked with
# description: An answer marks it before its reader sees it, so a call that was sent before was not made under its influence.
labels contains "read_untrusted" if {
	reading
	not taint.own_answer
}

# Whoever wrote it, it speaks to the model.
labels contains "read_untrusted" if {
	_ := taint.settings
	input.direction == "server_to_client"
	some finding in input.findings
	finding.detector == "prompt_injection"
	finding.confidence in {"medium", "high"}
}

# What a command brings is known by the command: its answer has no arguments.
labels contains "read_untrusted" if {
	_ := taint.settings
	input.direction == "client_to_server"
	some command in input.commands
	downloads(command)
}

labels contains "read_private" if {
	reading
	not taint.public_answer
}

labels contains "secret_seen" if {
	_ := taint.settings
	input.direction == "server_to_client"
	some finding in input.findings
	finding.detector == "secret"
	finding.confidence in {"medium", "high"}
	arrives(finding)
}

# METADATA
# scope: document
# title: The reader sees what was found
# description: It is not cut out of the answer, nor the answer withheld.
arrives(finding) if not findings.decided(secrets.guard, finding) in {"block", "redact"}

arrives(_) if input.mode == "shadow"

# METADATA
# scope: document
# title: The message carries content to its reader
reading if {
	_ := taint.settings
	input.kind == "response"
	input.direction == "server_to_client"
	not input.method in empty_handed
}

reading if {
	_ := taint.settings
	input.method == "notifications/tasks"
}

# METADATA
# title: Methods whose answers bring no content
# description: Definitions are another matter.
empty_handed := {
	"initialize", "ping", "server/discover", "tools/list", "prompts/list", "resources/list", "resources/templates/list",
	"resources/subscribe", "resources/unsubscribe", "subscriptions/listen", "completion/complete", "logging/setLevel", "tasks/list",
	"tasks/cancel",
}

downloads(command) if command == null

downloads(command) if {
	some name in command.names
	name in networked
}

networked := {
	"curl", "wget", "http", "https", "aria2c", "lynx", "w3m", "ftp", "sftp", "scp", "rsync", "nc", "ncat", "telnet", "ssh", "gh", "glab",
	"invoke-webrequest", "iwr", "irm",
}
