# METADATA
# title: The tool fetch
package mcp.policy.tools.fetch

# METADATA
# title: Allow fetch
# custom:
#   id: allow-fetch
#   severity: medium
#   source: policy.yaml:7
allow contains "allow-fetch" if regex.match(`^https://example\.com/.*$`, input.arguments.url)

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-fetch",
	"message": "`fetch` is allowed when `url` matches `^https://example\\.com/.*$`",
	"severity": "medium",
}

# METADATA
# title: Mark the session read_untrusted
obligations contains {"kind": "label", "label": "read_untrusted"} if "allow-fetch" in allow

# METADATA
# title: Replace /arguments/token before the call is forwarded
obligations contains {"kind": "redact", "path": "/arguments/token", "replacement": "***"} if "allow-fetch" in allow

# METADATA
# title: Replace /arguments/options/password before the call is forwarded
obligations contains {"kind": "redact", "path": "/arguments/options/password", "replacement": "***"} if {
	"allow-fetch" in allow
}

# METADATA
# title: Replace /arguments/headers/0 before the call is forwarded
obligations contains {"kind": "redact", "path": "/arguments/headers/0", "replacement": "***"} if "allow-fetch" in allow

# METADATA
# title: Keep the whole message in its record
obligations contains {"kind": "log", "level": "full"} if "allow-fetch" in allow
