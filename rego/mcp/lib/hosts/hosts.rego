# METADATA
# title: Hosts
# description: |
#   Where the URLs and hosts among the arguments lead. `every_…` is for allows: it holds of no call without one, and of none that readers
#   could take differently. `some_…` is for denies: it holds where one may be meant that way.
#   A pattern is a host, or `*.example.com` for all below it; an IDN is written as DNS has it (`xn--…`). What is none (a URL, a port, a dot at
#   the end) fits no host, and for `some_in` every one. Nobody asks DNS: a public name may have a private address.
package mcp.lib.hosts

# METADATA
# scope: document
# title: Every host fits one of the patterns
every_in(patterns) if {
	count(input.urls) > 0
	every url in input.urls { fits(url, patterns) }
}

# METADATA
# scope: document
# title: Every host is on the public internet
every_public if {
	count(input.urls) > 0
	every url in input.urls { url.class == "public" }
}

# METADATA
# scope: document
# title: Every URL has one of the schemes
# description: In lower case. A host by itself has none.
every_by(schemes) if {
	count(input.urls) > 0
	every url in input.urls { url.scheme in schemes }
}

# METADATA
# scope: document
# title: Some host may fit one of the patterns
some_in(patterns) if {
	some url in input.urls
	fits(url, patterns)
}

some_in(_) if null in input.urls

some_in(patterns) if {
	count(input.urls) > 0
	some pattern in patterns
	not is_pattern(pattern)
}

# METADATA
# scope: document
# title: Some host may fit none of the patterns
some_outside(patterns) if {
	some url in input.urls
	not fits(url, patterns)
}

# METADATA
# scope: document
# title: Some host may be elsewhere than on the public internet
# description: This machine, a private network, the address where a cloud tells a machine its credentials.
some_internal if {
	some url in input.urls
	not public(url)
}

# METADATA
# scope: document
# title: The host fits one of the patterns
# description: A value of `input.urls`.
fits(url, patterns) if {
	some pattern in patterns
	url.host == lower(pattern)
}

fits(url, patterns) if {
	some pattern in patterns
	startswith(pattern, "*.")
	endswith(url.host, lower(substring(pattern, 1, -1)))
}

is_pattern(pattern) if {
	regex.match(
		`^(?:(?:\*\.)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[?[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\]?)$`,
		pattern,
	)
}

public(url) if url.class == "public"
