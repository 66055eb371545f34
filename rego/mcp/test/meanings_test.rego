package mcp.test_test

import data.mcp.test

test_urls if {
	test.url_fact("https://example.com/a?b#c") == {
		"scheme": "https",
		"host": "example.com",
		"port": 443,
		"class": "public",
		"host_kind": "name",
	}
	test.url_fact("http://10.0.0.1:8080") == {
		"scheme": "http",
		"host": "10.0.0.1",
		"port": 8080,
		"class": "private",
		"host_kind": "ipv4",
	}
	every host, class in {
		"169.254.169.254": "metadata",
		"127.0.0.1": "loopback",
		"8.8.8.8": "public",
		"metadata.google.internal": "metadata",
		"localhost": "loopback",
		"db": "private",
		"db.internal": "private",
		"a.test": "reserved",
		"example.com": "public",
	} {
		test.url_fact(host) == object.union(test.url_fact(host), {"host": host, "class": class})
	}
	every text in ["https://u@example.com", "https:/example.com", "127.1", "0x7f.1", "https://a b", "HTTP://a.org", "https://[::1]/", ""] {
		test.url_fact(text) == null
	}
}

test_sql if {
	every text, verb in {
		"SELECT 1": "select",
		"select name from t where a = 'drop it';": "select",
		"DELETE FROM t WHERE id = 1": "delete",
		"UPDATE t SETTINGS = 1": "update",
	} {
		test.sql_fact(text) == {"verbs": [verb], "statements": 1}
	}
	every text in ["SELECT 1; DROP TABLE t", "SELECT 1 -- x", "SELECT * INTO t", "DROP TABLE t", "SELECT 'a\\'b'", "x"] {
		test.sql_fact(text) == null
	}
}

test_commands if {
	test.command_fact("git status --short") == {"names": ["git"], "operators": false}
	every text in ["ls; rm x", "sudo ls", "ls $HOME", "'ls'", "/bin/ls", "ls > x", ""] { test.command_fact(text) == null }
}
