# METADATA
# title: The server
package mcp.policy.servers

import data.mcp.policy.globs

# METADATA
# title: Its name, and the patterns of the policy that it fits
named := {input.server} | globs.fitting(input.server, data.mcp.index.servers)
