package mcp.lib.identity_test

import data.mcp.lib.identity
import data.mcp.test

by(who) := test.call_as(who, "read_file", {})

alice := by({
	"subject": "alice",
	"issuer": "https://id.example.com",
	"claims": {"groups": ["dev", "ops"], "scope": "read write", "tier": "gold"},
})

said := by({"subject": "alice", "authenticated": false, "claims": {"groups": ["dev"], "scope": "read"}})

test_who_proved_it if {
	identity.proven with input as alice
	not identity.unproven with input as alice
	identity.one_of({"bob", "alice"}) with input as alice
	not identity.one_of({"bob"}) with input as alice
	identity.issued_by(["https://id.example.com"]) with input as alice
	not identity.issued_by(["https://other.example.com"]) with input as alice
}

test_groups_scopes_and_claims if {
	identity.in_group(["ops"]) with input as alice
	not identity.in_group(["admin"]) with input as alice
	identity.in_scope(["write"]) with input as alice
	not identity.in_scope(["admin"]) with input as alice
	identity.in_scope(["a"]) with input as by({"claims": {"scp": ["a", "b"]}})
	identity.in_scope(["b"]) with input as by({"claims": {"scp": "a b"}})
	identity.claims("tier", {"gold"}) with input as alice
	not identity.claims("tier", {"silver"}) with input as alice
	not identity.claims("other", {"gold"}) with input as alice
}

test_what_is_only_said_counts_for_nothing if {
	every who in [said, by("alice"), test.call("read_file", {}), {}] {
		identity.unproven with input as who
		not identity.proven with input as who
		not identity.one_of(["alice", "user"]) with input as who
		not identity.in_group(["dev"]) with input as who
		not identity.in_scope(["read"]) with input as who
		not identity.issued_by(["https://id.example.com"]) with input as who
		not identity.claims("groups", ["dev"]) with input as who
	}
}
