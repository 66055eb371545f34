# METADATA
# title: The tool send_mail
package mcp.policy.tools.send_mail

import data.mcp.policy.conditions

# METADATA
# title: what was read may not leave
# custom:
#   id: deny-send_mail
#   severity: medium
#   source: policy.yaml:7
deny contains {"id": "deny-send_mail", "message": "what was read may not leave", "severity": "medium"} if {
	not conditions.not_has_labels({"read_untrusted"})
}
