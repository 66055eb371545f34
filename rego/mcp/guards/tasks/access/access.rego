# METADATA
# title: Tasks, access
# description: |
#   Who asks for a task names an id and no tool (`input.task`). A task of what the policy can never allow is not read, and where the policy
#   restricts tools neither is one of which nobody saw what made it. `data.mcp.config.tasks` says more.
package mcp.guards.tasks.access

import data.mcp.lib.policy
import data.mcp.lib.shape

# METADATA
# scope: document
# title: The task must not be read
deny contains {
	"id": "task.unknown",
	"message": concat("", [
		"nobody saw in this session what made this task, so nobody can tell whether its tool is allowed: a client that comes back to ",
		"a task needs a rule that allows `", input.method, "` by its exact name",
	]),
	"severity": "medium",
} if {
	unseen
	unknown == "block"
	not input.method in resumed
}

deny contains {
	"id": "task.tool",
	"message": concat("", ["the task is one of `", input.task.tool.name, "`, which is not allowed any more"]),
	"severity": "medium",
} if {
	reads
	input.task.tool.name in hidden
}

deny contains {
	"id": "task.method",
	"message": concat("", ["the task is one of `", input.task.method, "`, which is not allowed any more"]),
	"severity": "medium",
} if {
	reads
	input.task.method
	not input.task.tool
	not allowed
}

# METADATA
# scope: document
# title: Nobody saw what made the task
# description: |
#   A list or a status names tasks and says nothing of their tools: they may be of before, or of another client. What more such a word shows of one
#   than it has said is refused as if it had not named it. It may be cancelled, and its status goes on being told.
unseen if input.task.known == false

unseen if {
	input.task.known == true
	not input.task.method
	not input.method in {"tasks/cancel", "notifications/tasks/status"}
}

# METADATA
# scope: document
# title: What happens with such a task
# description: Where the settings say nothing, a policy that names tools which it restricts has it blocked.
default unknown := "allow"

unknown := settings.unknown if {
	settings.unknown
} else := "block" if {
	count(data.mcp.config.restricted_tools) > 0
}

# METADATA
# title: Methods that may ask for such a task all the same
resumed := {method | some method in settings.resume}

# METADATA
# scope: document
# title: The settings
default settings := {}

settings := data.mcp.config.tasks

# METADATA
# title: Something of the task is shown or carried on
# description: To end what is not allowed any more is what everybody wants.
reads if not input.method == "tasks/cancel"

# METADATA
# scope: document
# title: Whether the policy can never allow the tool
hidden contains name if {
	# agentmesh-lint: ignore AM4013 the policy is asked of what made the task, which is not the message
	some name in shape.names(data.mcp.policy.hidden) with input.tools as [input.task.tool]
}

hidden contains input.task.tool.name if {
	# agentmesh-lint: ignore AM4013 the policy is asked of what made the task, which is not the message
	true in shape.items(data.mcp.policy.hidden) with input.tools as [input.task.tool]
}

# METADATA
# scope: document
# title: The policy allows what made the task
allowed if {
	# agentmesh-lint: ignore AM4013 the policy is asked of what made the task, which is not the message
	policy.allow == true with input.method as input.task.method
	count(refused) == 0
}

# METADATA
# scope: document
# title: Who says no to it, or that somebody must be asked
refused contains x if {
	# agentmesh-lint: ignore AM4013 the policy is asked of what made the task, which is not the message
	some x in shape.items(policy.deny) with input.method as input.task.method
}

refused contains x if {
	# agentmesh-lint: ignore AM4013 the policy is asked of what made the task, which is not the message
	some x in shape.items(policy.ask) with input.method as input.task.method
}
