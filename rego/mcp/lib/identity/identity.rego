# METADATA
# title: Identity
# description: |
#   Who calls, as far as it is proved. All of these but `unproven` hold of a subject that proved who it is only, and are for allows:
#   a name from the environment or the command line is nobody's proof.
package mcp.lib.identity

# METADATA
# scope: document
# title: The subject proved who it is
proven if input.identity.authenticated == true

# METADATA
# scope: document
# title: The subject did not prove who it is
# description: For denies.
unproven if not proven

# METADATA
# scope: document
# title: The subject is one of these
one_of(subjects) if {
	proven
	input.identity.subject in subjects
}

# METADATA
# scope: document
# title: The token came from one of these issuers
issued_by(issuers) if {
	proven
	input.identity.issuer in issuers
}

# METADATA
# scope: document
# title: The subject is in one of these groups
# description: Of the claim `groups`.
in_group(groups) if claims("groups", groups)

# METADATA
# scope: document
# title: The token has one of these scopes
# description: Of the claim `scope`, words with blanks between them (RFC 8693 §4.2), or `scp`, a list or the same.
in_scope(scopes) if {
	proven
	some name in ["scope", "scp"]
	some word in split(input.identity.claims[name], " ")
	word in scopes
}

in_scope(scopes) if claims("scp", scopes)

# METADATA
# scope: document
# title: A claim is one of these values, or a list with one of them
claims(name, values) if {
	proven
	input.identity.claims[name] in values
}

claims(name, values) if {
	proven
	is_array(input.identity.claims[name])
	some value in input.identity.claims[name]
	value in values
}
