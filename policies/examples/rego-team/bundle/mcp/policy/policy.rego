# METADATA
# title: What agents may do
# description: Reading below the team's folders, pages of the team's hosts, queries; publishing is for editors.
# schemas:
#   - input: schema.input
#   - data.mcp.config: schema.mcp.config
package mcp.policy

import data.mcp.lib.hosts
import data.mcp.lib.identity
import data.mcp.lib.paths
import data.mcp.lib.sql

# METADATA
# scope: document
# title: What is allowed
# description: What no rule allows is denied.
default allow := false

allow if {
	input.tool.name in {"read_file", "list_directory", "search_files"}
	paths.every_below(data.team.folders)
}

allow if {
	input.tool.name == "fetch"
	hosts.every_in(data.team.hosts)
	hosts.every_by({"https"})
}

allow if {
	input.tool.name == "query"
	sql.every_only({"select"})
	sql.every_single
}

allow if {
	input.tool.name == "publish"
	identity.in_group(data.team.publishers)
}

# METADATA
# scope: document
# title: What is denied, whatever allows it
deny contains {"id": "secrets", "message": "files that hold secrets stay shut", "severity": "high"} if {
	paths.some_containing([".env", ".ssh", ".aws", ".npmrc", "id_rsa", "id_ed25519", ".pem"])
}

deny contains {"id": "after-web", "message": "nothing is published after the web was read"} if {
	input.tool.name == "publish"
	"read_web" in input.session.labels
}

# METADATA
# scope: document
# title: What the session is marked with
labels contains "read_web" if input.tool.name == "fetch"

# METADATA
# scope: document
# title: What the proxy must do with an allow
obligations contains {"kind": "rate_limit", "requests": 30, "per": "minute", "key": "fetch"} if {
	input.tool.name == "fetch"
}

# METADATA
# scope: document
# title: Tools that are never listed
hidden contains tool.name if {
	some tool in input.tools
	startswith(tool.name, "admin_")
}
