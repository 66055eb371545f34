# METADATA
# title: The tool fetch
package mcp.policy.tools.fetch

import data.mcp.policy.conditions

# METADATA
# title: Allow fetch
# custom:
#   id: allow-fetch
#   severity: medium
#   source: policy.yaml:17
allow contains "allow-fetch" if {
	conditions.scheme_among(input.urls["/arguments/url"], {"https"})
	conditions.host_among(input.urls["/arguments/url"], {"example.com", "*.example.org"})
	conditions.port_among(input.urls["/arguments/url"], {443})
	conditions.class_other(conditions.url_fact("/arguments/url", conditions.at("url")), {"private", "metadata"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-fetch",
	"message": "`fetch` is allowed when `url` is a URL of `https`, on `example.com` or `*.example.org` and a URL of port `443` and leads to no address that is `private` or `metadata`",
	"severity": "medium",
}
