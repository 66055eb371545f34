# METADATA
# title: Office hours
# description: A guard of the organisation, which every policy beside it keeps. Publishing is for office hours.
# schemas:
#   - input: schema.input
package custom.office_hours

import data.mcp.lib.clock

# METADATA
# scope: document
# title: What is denied outside of them
deny contains {"id": "office-hours", "message": "publishing is for office hours"} if {
	input.tool.name == "publish"
	clock.outside(data.team.office_hours)
}
