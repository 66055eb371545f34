# METADATA
# title: The tool shell
package mcp.policy.tools.shell

import data.mcp.policy.conditions

# METADATA
# title: Ask about shell
# custom:
#   id: ask-shell
#   severity: medium
#   source: policy.yaml:23
ask contains {
	"id": "ask-shell",
	"message": "`shell` needs the consent of a person when `command` runs `git` and `ls` alone",
	"severity": "medium",
} if conditions.programs_among(input.commands["/arguments/command"], {"git", "ls"})

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "ask-shell",
	"message": "`shell` needs the consent of a person when `command` runs `git` and `ls` alone",
	"severity": "medium",
}
