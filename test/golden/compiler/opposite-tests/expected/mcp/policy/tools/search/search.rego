# METADATA
# title: The tool search
package mcp.policy.tools.search

import data.mcp.policy.conditions

# METADATA
# title: Allow search
# custom:
#   id: allow-search
#   severity: medium
#   source: policy.yaml:4
allow contains "allow-search" if {
	conditions.none_of(conditions.at("mode"), {"raw", "debug"})
	conditions.present(conditions.at("mode"), true)
	conditions.starts_otherwise(conditions.at("index"), {"internal-"})
	conditions.starts_otherwise(conditions.at("query"), {"-"})
	conditions.ends_otherwise(conditions.at("query"), {";", "\\"})
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-search",
	"message": "`search` is allowed when `mode` is neither of `raw` and `debug` and given; `index` does not fit `internal-*`; and `query` does not start with `-` and does not end with `;` or `\\`",
	"severity": "medium",
}
