# METADATA
# title: "The tool Größe"
package mcp.policy.tools["Größe"]

# METADATA
# title: "Allow Größe"
# custom:
#   id: "allow-Größe"
#   severity: medium
#   source: policy.yaml:8
allow contains "allow-Größe" if {
	input.arguments["my arg"] == "\""
	input.arguments["some"] == "x"
	input.arguments.data == "y"
}

# METADATA
# title: What is said where no rule here holds
otherwise contains {
	"id": "allow-Größe",
	"message": "`Größe` is allowed when `/my arg` matches `^\"$`, `some` matches `^x$` and `data` matches `^y$`",
	"severity": "medium",
}
