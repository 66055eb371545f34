package mcp.lib.findings_test

import data.mcp.lib.findings

test_addresses_are_members_of_params if {
	every address in findings.addresses {
		startswith(address, "/params/")
	}
}

test_every_kind_of_definition_is_called_by_a_member_of_its_own if {
	every kind in {"tool", "prompt", "resource", "resource_template"} {
		startswith(findings.called_by[kind], "/")
	}
}

test_nobody_calls_instructions if findings.called_by.instructions == ""
