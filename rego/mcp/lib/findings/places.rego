# What the enforcement point knows of places, for the library: written by `npx vitest run test/pep/places-of-the-library.test.ts -u`.
package mcp.lib.findings

# METADATA
# title: Where a message of a server leads, and which one it belongs to
addresses := {"/params/uri", "/params/url", "/params/taskId", "/params/elicitationId", "/params/requestId", "/params/progressToken"}

# METADATA
# title: By what definitions are called; the server's instructions are not
called_by := {"tool": "/name", "prompt": "/name", "resource": "/uri", "resource_template": "/uriTemplate", "instructions": ""}
