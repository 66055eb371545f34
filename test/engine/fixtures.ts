import type { RegoModule } from '../../src/engine/bundle.js';

/** A policy with what policies have: composition, functions, comprehensions, `every`, templates, metadata, a regex. */
export const policy: readonly RegoModule[] = [
  {
    path: 'mcp/main/main.rego',
    text: `# METADATA
# title: The decision
# entrypoint: true
package mcp.main

decision := {"allow": allowed, "reasons": reasons, "label": $"{input.tool.name}!"}

default allowed := false

allowed if {
	count(reasons) == 0
	data.mcp.policy.tools[input.tool.name].allow
}

reasons contains message if {
	some category, name
	some message in data.mcp.guards[category][name].deny
}

hidden contains name if {
	some name in object.keys(data.mcp.policy.tools)
	not data.mcp.policy.tools[name].allow
}
`,
  },
  {
    path: 'mcp/guards/paths.rego',
    text: `package mcp.guards.paths.traversal

# METADATA
# title: Climbing out
# custom:
#   id: climb
deny contains rego.metadata.rule().custom.id if {
	some path in input.paths
	climbs(path)
}

climbs(path) if regex.match(\`(^|/)\\.\\.(/|$)\`, path)

climbs(path) if {
	parts := [part | some part in split(path, "/"); part != ""]
	count(parts) > data.limits.depth
}
`,
  },
  {
    path: 'mcp/policy/tools/read_file.rego',
    text: `package mcp.policy.tools.read_file

allow if {
	count(input.paths) > 0
	every path in input.paths {
		startswith(path, "/srv/")
	}
}
`,
  },
  { path: 'mcp/policy/tools/write_file.rego', text: 'package mcp.policy.tools["write-file"]\n\nallow if input.owner == "alice"\n' },
];

export const policyTests: RegoModule = {
  path: 'mcp/main/main_test.rego',
  text: `package mcp.main_test

import data.mcp.main

read := {"tool": {"name": "read_file"}, "paths": ["/srv/a"]}

test_read if {
	print("reading", read.paths)
	main.decision.allow with input as read with data.limits.depth as 9
}

test_fails if main.decision.allow with input as {}

todo_test_later if false

test_table[note] if {
	some note, paths in {"climbs": ["/srv/../etc"], "absent": []}
	not main.decision.allow with input as {"tool": {"name": "read_file"}, "paths": paths} with data.limits.depth as 9
}
`,
};

export const entrypoints = ['mcp/main/decision', 'mcp/main/hidden'] as const;

export const data = { limits: { depth: 9 } } as const;

/** Three nested loops of 3,000: 27 thousand million steps, no engine finishes them. */
export const endless: RegoModule = {
  path: 'loop_test.rego',
  text: `package loop_test

test_quick if true

test_loops if {
	range := numbers.range(1, 3000)
	some a in range
	some b in range
	some c in range
	a + b + c == 0
}
`,
};

/** The same as a query. */
export const endlessQuery = 'range := numbers.range(1, 3000); some a in range; some b in range; some c in range; a + b + c == 0';

/** One builtin that makes a hundred million numbers: there is no step in between at which it could be stopped. */
export const stuck: RegoModule = {
  path: 'stuck_test.rego',
  text: `package stuck_test

test_before if true

test_stuck if count(numbers.range(1, 100000000)) == 0

test_after if true
`,
};

/** A failure, a table with one failure, and what passes. */
export const failing: RegoModule = {
  path: 'failing_test.rego',
  text: `package failing_test

test_sum if {
	a := 1
	sum := a + 2
	sum == 4
}

test_table[name] if {
	some name, n in {"one": 1, "two": 2}
	n == 1
}

test_quick if true
`,
};
