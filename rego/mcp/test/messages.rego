# METADATA
# title: Test helpers
# description: |
#   Whole, valid input documents for tests, and questions about the decision on them:
#   `test_reports_are_read if test.allowed with input as test.call("read_file", {"path": "/srv/reports/a.txt"})`.
#   What is not said is as in case files of YAML policies: subject `user`, unproven; a new session; Wednesday
#   2026-01-07, 10:00 UTC.
#   Anything else is one `object.union` away, because a message is a plain object.
package mcp.test

# METADATA
# title: A call of a tool
# description: The facts about its arguments (`paths`, `urls`, `sql`, `commands`) are those that plain values have.
call(tool, arguments) := message("tools/call", object.union(
	{"tool": {"name": tool}, "arguments": arguments},
	facts(arguments),
))

# METADATA
# title: A call of a tool by somebody
# description: A subject's name, which proves nothing, or an `identity`. With `claims` it is authenticated.
call_as(who, tool, arguments) := object.union(call(tool, arguments), {"identity": caller(who)})

# METADATA
# title: A read of a resource
read(resource) := message("resources/read", {"resource": {"uri": resource}})

# METADATA
# title: A request for a prompt
prompt(name, arguments) := message("prompts/get", object.union(
	{"prompt": {"name": name}, "arguments": arguments},
	facts(arguments),
))

# METADATA
# title: A message that needs no allow
# description: As `initialize`, `ping` and the lists.
plumbing(method) := message(method, {"acting": false})

# METADATA
# title: The answer to a request
answer(request, result) := object.union(request, {
	"direction": "server_to_client",
	"kind": "response",
	"result": result,
})

# METADATA
# title: The question which tools are hidden
# description: Names, or the tools as the server lists them.
listing(tools) := object.union(plumbing("tools/list"), {"tools": [listed(tool) | some tool in tools]})

# METADATA
# title: Any message of the client
# description: A request that needs an allow, unless `members` say otherwise.
message(method, members) := object.union_n([usual, {"method": method}, members])

# METADATA
# title: The same message at another moment
# description: RFC 3339 with its zone.
at_time(message, moment) := object.union(message, {"time": time_of(time.parse_rfc3339_ns(moment))})

# METADATA
# title: The same message in a session with labels
with_labels(message, labels) := object.union(message, {"session": {"labels": sort(labels)}})

# METADATA
# title: The same message after calls
# description: How many of each tool were forwarded before it.
with_calls(message, tools) := object.union(message, {"session": {
	"calls": sum([calls | some calls in tools]),
	"tools": tools,
}})

# METADATA
# title: The same message where detectors saw something
# description: Of a finding all but its `detector` may be left out.
with_findings(message, findings) := object.union(message, {"findings": [whole(finding) | some finding in findings]})

# METADATA
# title: The same message where paths lead elsewhere
# description: JSON Pointer of an argument → where its symlinks lead. As written it stays.
with_paths(message, led) := object.union(message, {"paths": {pointer: object.union(
	place(path),
	{"lexical": object.get(message, ["paths", pointer, "lexical"], path)},
) |
	some pointer, path in led
}})

usual := {
	"version": 1,
	"direction": "client_to_server",
	"kind": "request",
	"acting": true,
	"server": "server",
	"identity": caller("user"),
	"client": {},
	"session": {"id": "test", "started": "2026-01-07T10:00:00Z", "calls": 0, "tools": {}, "labels": []},
	"findings": [],
	"paths": {},
	"time": time_of(1767780000000000000),
	"transport": "stdio",
	"mode": "enforce",
}

caller(who) := {"subject": who, "authenticated": false, "method": "os"} if {
	is_string(who)
} else := object.union({"subject": "user", "authenticated": true, "method": "jwt"}, who) if {
	who.claims
} else := object.union({"subject": "user", "authenticated": false, "method": "os"}, who)

listed(tool) := {"name": tool} if {
	is_string(tool)
} else := tool

time_of(now_ns) := {
	"now_ns": now_ns,
	"hour": time.clock(now_ns)[0],
	"weekday": time.weekday(now_ns),
	"zone": "UTC",
}

whole(finding) := object.union(
	{
		"rule": finding.detector,
		"path": "/arguments",
		"role": "text",
		"surface": "arguments",
		"confidence": "high",
		"severity": "high",
		"view": "raw",
		"span": [0, 1],
	},
	finding,
)
