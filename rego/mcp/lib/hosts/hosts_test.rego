package mcp.lib.hosts_test

import data.mcp.lib.hosts
import data.mcp.test

fetch(url) := test.call("fetch", {"url": url})

test_every_in_fits_hosts_and_what_lies_below if {
	every url in ["https://example.com/a", "https://example.com:8443"] {
		hosts.every_in(["Example.com"]) with input as fetch(url)
	}
	hosts.every_in(["x.org", "*.example.com"]) with input as fetch("https://a.b.example.com/")
	every url in ["https://example.com/", "https://badexample.com/", "https://example.com.evil.org/"] {
		not hosts.every_in(["*.example.com"]) with input as fetch(url)
	}
	not hosts.every_in(["example.com"]) with input as fetch("https://u@example.com/")
	not hosts.every_in(["example.com"]) with input as test.call("ping", {})
	not hosts.every_in(["example.com"]) with input as {}
	not hosts.every_in(["example.com"]) with input as test.call("f", {"url": "https://example.com/", "link": "https://x.org/"})
}

test_what_is_no_pattern_is_denied_and_never_allowed if {
	every pattern in ["https://evil.org", "evil.org:8080", "evil.org.", "münchen.de", "evil.org/x", "*", "*evil.org", "", 7] {
		hosts.some_in([pattern]) with input as fetch("https://evil.org/")
		not hosts.every_in([pattern]) with input as fetch("https://evil.org/")
		not hosts.some_in([pattern]) with input as test.call("ping", {})
	}
	every pattern in ["example.com", "*.example.com", "10.0.0.1", "[::1]", "::ffff:10.0.0.1", "my_host"] {
		not hosts.some_in([pattern]) with input as fetch("https://evil.org/")
	}
}

test_every_public_and_every_by if {
	hosts.every_public with input as fetch("https://example.com/")
	every url in ["http://localhost/", "http://10.0.0.1/", "http://169.254.169.254/", "http://[::1]/"] {
		not hosts.every_public with input as fetch(url)
		hosts.some_internal with input as fetch(url)
	}
	not hosts.some_internal with input as fetch("https://example.com/")
	not hosts.every_public with input as test.call("ping", {})
	not hosts.some_internal with input as test.call("ping", {})
	hosts.every_by({"https"}) with input as fetch("https://example.com/")
	not hosts.every_by({"https"}) with input as fetch("http://example.com/")
	not hosts.every_by({"https"}) with input as test.call("ping", {"host": "example.com"})
	not hosts.every_by({"https"}) with input as test.call("ping", {})
}

test_some_in_and_some_outside_hold_where_it_may_be if {
	hosts.some_in(["*.corp.org"]) with input as fetch("https://a.corp.org/")
	hosts.some_in(["*.corp.org"]) with input as fetch("https://u@example.com/")
	not hosts.some_in(["*.corp.org"]) with input as fetch("https://example.com/")
	hosts.some_outside(["example.com"]) with input as fetch("https://x.org/")
	hosts.some_outside(["example.com"]) with input as fetch("https://u@example.com/")
	not hosts.some_outside(["example.com"]) with input as fetch("https://example.com/")
	not hosts.some_outside(["example.com"]) with input as test.call("ping", {})
}
