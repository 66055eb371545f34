# METADATA
# title: policy
# custom:
#   source: policy.yaml:1
package mcp.policy

import data.mcp.policy.globs
import data.mcp.policy.uris

# METADATA
# scope: document
# title: One rule at least allows
default allow := false

allow if count(rules) > 0

# METADATA
# scope: document
# title: Ids of the rules that allow
# description: Those of the tier that counts. Exact names come before patterns, patterns before the default.
rules contains id if {
	tier == "name"
	some id in data.mcp.policy.resources[input.resource.uri].allow
}

rules contains id if {
	tier == "pattern"
	some pattern in fitting_resource
	some id in data.mcp.policy.resource_patterns[pattern].allow
}

rules contains id if {
	tier == "name"
	some id in data.mcp.policy.prompts[input.prompt.name].allow
}

rules contains id if {
	tier == "pattern"
	some pattern in fitting_prompt
	some id in data.mcp.policy.prompt_patterns[pattern].allow
}

# METADATA
# title: Why a person is asked
ask contains reason if {
	tier == "name"
	some reason in data.mcp.policy.prompts[input.prompt.name].ask
}

# METADATA
# scope: document
# title: Why it is denied
# description: Rules that deny, else the want of a rule that allows. Plumbing needs none.
default deny := set()

deny := denied if {
	count(denied) > 0
} else := otherwise if {
	input.acting
	count(rules) == 0
	count(ask) == 0
}

# METADATA
# scope: document
# title: Reasons of the rules that deny
# description: Of every tier.
denied contains reason if {
	some pattern in fitting_resource
	some reason in data.mcp.policy.resource_patterns[pattern].deny
}

denied contains reason if {
	some pattern in fitting_method
	some reason in data.mcp.policy.method_patterns[pattern].deny
}

denied contains {"id": "arguments", "message": "the arguments are not an object", "severity": "medium"} if {
	arguments := input.arguments
	not is_object(arguments)
}

denied contains {
	"id": "uri",
	"message": "the URI can be read as that of another resource",
	"severity": "medium",
} if {
	name := input.resource.uri
	not uris.plain(uris.written_out(name, input.method))
}

denied contains {
	"id": "prompt",
	"message": "the name can be read as that of another prompt",
	"severity": "medium",
} if {
	input.prompt.alike
	tier != "name"
}

# METADATA
# scope: document
# title: What is said where no rule holds
otherwise contains reason if {
	tier == "name"
	some reason in data.mcp.policy.resources[input.resource.uri].otherwise
}

otherwise contains reason if {
	tier == "pattern"
	some pattern in fitting_resource
	some reason in data.mcp.policy.resource_patterns[pattern].otherwise
}

otherwise contains reason if {
	tier == "name"
	some reason in data.mcp.policy.prompts[input.prompt.name].otherwise
}

otherwise contains reason if {
	tier == "pattern"
	some pattern in fitting_prompt
	some reason in data.mcp.policy.prompt_patterns[pattern].otherwise
}

otherwise contains {
	"id": "default",
	"message": concat("", ["no rule allows `", subject, "`"]),
	"severity": "medium",
} if tier == "default"

default subject := "this"

subject := input.tool.name

subject := input.method if not input.tool.name

# METADATA
# title: Tools that are never allowed
# description: By a deny without conditions, or because no rule speaks of them.
hidden contains tool.name if some tool in input.tools

# METADATA
# scope: document
# title: How closely the rules that count name what the message is about
# description: Where a rule that allows or asks names it, only such rules can allow it.
default tier := "default"

tier := "name" if {
	confined_by_name
} else := "pattern" if {
	confined_by_pattern
}

confined_by_name if count(data.mcp.policy.resources[input.resource.uri].otherwise) > 0

confined_by_name if count(data.mcp.policy.prompts[input.prompt.name].otherwise) > 0

confined_by_pattern if {
	some pattern in fitting_resource
	count(data.mcp.policy.resource_patterns[pattern].otherwise) > 0
}

confined_by_pattern if {
	some pattern in fitting_prompt
	count(data.mcp.policy.prompt_patterns[pattern].otherwise) > 0
}

# METADATA
# title: Patterns that the resource's URI fits
fitting_resource := globs.fitting(input.resource.uri, data.mcp.index.resources)

# METADATA
# title: Patterns that the prompt's name fits
fitting_prompt := globs.fitting(input.prompt.name, data.mcp.index.prompts)

# METADATA
# title: Patterns that the method's name fits
fitting_method := globs.fitting(input.method, data.mcp.index.methods)
