# METADATA
# title: The tool fetch
package mcp.policy.tools.fetch

import data.mcp.policy.conditions

# METADATA
# title: Allow fetch
# custom:
#   id: allow-fetch
#   severity: medium
#   source: policy.yaml:10
allow contains "allow-fetch" if {
	conditions.host_elsewhere(conditions.url_fact("/arguments/url", conditions.at("url")), {"*.corp.example"})
	conditions.class_among(input.urls["/arguments/url"], {"public"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-fetch",
	"message": "`fetch` is allowed when `url` is not on `*.corp.example` and leads to an address that is `public`",
	"severity": "medium",
}
