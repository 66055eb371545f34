/** Each line the arguments of one call, as Rego text. */
const rows = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);
const times = (list: readonly string[], make: (item: string) => readonly string[]): readonly string[] => list.flatMap(make);

/** Every verb and flag on every kind of value. */
export const formats = [
  ...'%v %s %d %f %q %t %x %X %+v %#v %e %E %g %G %F %T %c %U %#U %b %o %O %z %5.2f| %-8v| %08d %+d %.3v %#x %#o %+q %#q %8q|'.split(' '),
  ...'%.0f %.10e %.3g %#g %010.3f %+.2e %-10s| %.2s %.1x %6.3d|'.split(' '),
  '% d',
  '% x',
  '%# x',
];
export const values = [
  ...rows(String.raw`
    1
    -1
    0
    1.5
    1.10
    1e3
    1e21
    1e400
    123456789.0
    1000000.0
    0.00001
    9007199254740993
    9223372036854775807
    9223372036854775808
    12345678901234567890
    -12345678901234567890
    "text"
    "é😀\u0007\n\""
    ""
    true
    null
    [1, "a", {2, 1}]
    {"b": 1, "a": set()}
    {}
    {[1]: {"x": null}}
  `),
  '"back`quote"',
];

const versions = rows(`
  1.2.3
  1.10.0
  1.2.3-alpha
  1.2.3-alpha.1
  1.2.3-alpha.beta
  1.2.3-2
  1.2.3-10
  1.2.3+build
  v1.2.3
  1.2
  1.2.3.4
  01.2.3
  1.2.3-01
  1.2.3-
  1.2.3+
  9223372036854775808.0.0
  1.2.3-a-b.c--d
`);

const moments = rows(`
  0
  -1
  1767225599999999999
  1767225600000000000
  [1767225600000000000, "UTC"]
  [1767225600000000000, ""]
  [1767225600000000000, "GMT"]
  [1767225600000000000, "Europe/Berlin"]
  [1774746000000000000, "Europe/Berlin"]
  [1774745999999999999, "Europe/Berlin"]
  [-2000000000000000000, "Europe/Berlin"]
  [-3600000000000, "Europe/London"]
  [1767225600000000000, "America/New_York"]
  [1767225600000000000, "US/Eastern"]
  [1767225600000000000, "Asia/Kolkata"]
  [1767225600000000000, "Asia/Calcutta"]
  [1767225600000000000, "Pacific/Kiritimati"]
  [1767225600000000000, "Etc/GMT+5"]
  [1767225600000000000, "europe/berlin"]
  [1767225600000000000, "Mars/Phobos"]
  [1767225600000000000, "+01:00"]
  [-9223372036854775808, "UTC"]
  9223372036854775807
  9223372036854775808
  1.5
  1e3
  []
  [1]
  ["a"]
  [1, 2]
  [1, "UTC", "RFC3339"]
  [1, "UTC", 3]
  "a"
  null
`);

/** Rego text of patterns, good and bad, and of what they are tried on. */
const patterns = rows(String.raw`
    "a"
    ""
    "a*"
    "a*?"
    "(a)(b)?"
    "(?P<name>a+)|(?<other>b)"
    "(?i)straße|K"
    "(?i)[k-s]"
    "(?i)[^k]"
    "(?i)\\P{Lu}"
    "\\p{Greek}|\\pL"
    "\\p{^Greek}"
    "\\p{letter}"
    "\\p{old_italic}|\\p{Any}{2}"
    "\\p{uppercase-Letter}|\\p{Any}{2}"
    "\\p{Thai}|\\p{LC}\\p{nd}?"
    "\\p{Grek}"
    "[[:alpha:]]+|[[:^digit:]]"
    "[]a]|[^]a]"
    "[a-]|[-b]"
    "[\\d.]+"
    "\\bab?\\B"
    "^a|b$"
    "(?m)^.|.$"
    "(?s).+"
    "(?U)a+"
    "(?U)a+?b"
    "(a|ab)(c|bcd)(d*)"
    "(a*)*"
    "(a*)+b"
    "(|a)*"
    "(|a)+"
    "(a|b*)*?c"
    "(?:a{0,2}){2}"
    "a{2,3}"
    "a{2}?"
    "a{,2}"
    "a{1001}"
    "(a{100}){11}"
    "(a{10}){10}"
    "x*"
    "\\Qa.b\\E|\\Qb"
    "\\x61|\\x{1F600}"
    "\\141|\\0"
    "\\1"
    "\\z|\\A"
    "\\Z"
    "\\_|\\-|\\é"
    "a**"
    "*a"
    "(?i)"
    "(?)a"
    "(?i-s:A.)b"
    "(?=a)"
    "(?x)a"
    "(a"
    "a)"
    "[z-a]"
    "[[:foo:]]"
    "[a"
    "\\q"
    "(?P<a>x)(?P<a>y)"
    "a|"
    "\\C"
    "^*a"
    "a(?i)*b"
    "$|b"
    "\\t| "
    "é|😀"
`);
const texts = [
  ...rows(String.raw`
    ""
    "a"
    "aaab"
    "abcd bcd"
    "a\nb\n"
    "Straße ſs KkK"
    "é😀aαΩ😀"
    "xa.b-a{,2}1"
  `),
  '"  \\t "',
];

const uris = rows(String.raw`
  "https://user:pa%20ss@Example.com:8080/a%20b/c;d?x=1&y#frag%41"
  "HTTP://example.com"
  "http://example.com:"
  "http://example.com:80:90/"
  "foo://example.com:80:90/"
  "http://example.com:8a/"
  "http://[::1]:80/x"
  "http://[fe80::1%25eth0]/"
  "http://[fe80::1%eth0]/"
  "http://[fe80::1%25]/"
  "http://[::1"
  "http://[1.2.3.4]/"
  "http://a[::1]/"
  "http://[::1]x/"
  "http://ex ample.com/"
  "http://ex%41mple.com/"
  "http://ex%C3%A9.com/"
  "http://ex%25.com/"
  "http://é.com/é"
  "http://us er@h/"
  "http://u@v@h/"
  "http://u%zz@h/"
  "mailto:a@b.c?subject=x"
  "urn:a:b"
  "//host/path"
  "///path"
  "/a/b?q=?"
  "a:b/c"
  "1a:b"
  "./a:b"
  "a/b:c"
  ":x"
  "*"
  ""
  "?"
  "#"
  "/%zz"
  "/a#%zz"
  "/a?%zz"
  "/a!b('c')*"
  "/a%2Fb"
  "/a%20b"
  "/[x]"
  "/a b"
  "/a\nb"
  "http://h/a#b#c"
  "http://h?q"
  "http://h#f"
  "x://"
  "x:/"
`);

const documents = rows(`
  {}
  {"a": 1}
  {"a": 1.5, "b": "text"}
  {"a": "é😀", "b": null, "c": true}
  [1, 1.0, "x"]
  []
  [{"a": 1}, {"a": 1}]
  {"a": -3, "x1": 7}
`);
/** With one member at most that can be wrong: gojsonschema reports several in any order. */
const schemas = rows(String.raw`
  {}
  {"type": "object"}
  {"type": ["array", "null"]}
  {"type": "integer"}
  {"type": "unknown"}
  {"type": ["string", "string"]}
  {"type": ["string", 1]}
  {"properties": {"a": {"type": "integer"}}}
  {"properties": {"a": {"type": "number"}}, "required": ["a"]}
  {"properties": {"a": {"minimum": 1, "maximum": 1.25}}}
  {"properties": {"a": {"exclusiveMinimum": 1, "exclusiveMaximum": 1000000}}}
  {"properties": {"a": {"exclusiveMinimum": 1000000}}}
  {"properties": {"a": {"multipleOf": 0.5}}}
  {"properties": {"a": {"multipleOf": 0.7}}}
  {"multipleOf": 0}
  {"multipleOf": "1"}
  {"minimum": "1"}
  {"exclusiveMaximum": "1"}
  {"properties": {"a": {"minLength": 3}, "b": {"maxLength": 3}}}
  {"minLength": 3, "maxLength": 2}
  {"minLength": -1}
  {"minLength": 1.5}
  {"properties": {"b": {"pattern": "^t.*t$"}, "a": {"pattern": "^x"}}}
  {"pattern": "("}
  {"pattern": 1}
  {"required": ["q"]}
  {"required": ["q", "q"]}
  {"required": [1]}
  {"required": "q"}
  {"minProperties": 2}
  {"maxProperties": 1}
  {"minProperties": 2, "maxProperties": 1}
  {"minItems": 2, "maxItems": 2}
  {"uniqueItems": true}
  {"uniqueItems": 1}
  {"items": {"type": "integer"}}
  {"items": [{"type": "integer"}, {"type": "integer"}], "additionalItems": false}
  {"items": [{}], "additionalItems": {"type": "integer"}}
  {"contains": {"type": "string"}}
  {"contains": {"properties": {"a": {"const": 2}}, "required": ["a"]}}
  {"properties": {"a": true, "b": true, "x1": true}, "additionalProperties": false}
  {"properties": {"b": true, "c": true, "x1": true}, "additionalProperties": {"type": "integer"}}
  {"patternProperties": {"^x[0-9]$": {"type": "string"}}}
  {"patternProperties": {"^[abcx]": {}}, "additionalProperties": false}
  {"patternProperties": {"(": {}}}
  {"propertyNames": {"maxLength": 1}}
  {"const": {"a": 1.0}}
  {"enum": [{"a": 1}, [], "<é>"]}
  {"enum": [1, 1.0]}
  {"enum": 1}
  {"anyOf": [{"required": ["q"]}, {"properties": {"a": {"type": "integer"}}, "required": ["a"]}]}
  {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
  {"oneOf": [{"type": "array"}, {"type": "string"}]}
  {"allOf": [{"required": ["a"]}, {"type": "object"}]}
  {"allOf": 1}
  {"not": {"required": ["a"]}}
  {"if": {"required": ["b"]}, "then": {"required": ["c"]}, "else": {"required": ["d"]}}
  {"dependencies": {"a": ["z"]}}
  {"dependencies": {"a": {"required": ["z"]}}}
  {"definitions": {"i": {"type": "integer"}}, "properties": {"a": {"$ref": "#/definitions/i"}}}
  {"properties": {"a": {"$ref": "#"}}, "type": ["object", "integer"]}
  {"$ref": 1}
  {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": false}}
`);

export const calls: Readonly<Record<string, readonly string[]>> = {
  sprintf: rows(String.raw`
    "100%%", []
    "%w %w", [1, "a"]
    "%", []
    "%d %d", [1]
    "%d", [1, "two", 3.5, [4]]
    "%[2]d %[1]d", [1, 2]
    "%[3]d", [1]
    "%[x]d", [1]
    "%[1", [1]
    "%[1]", [1]
    "%[2]*[1]d|", [1, 5]
    "%*d|", [5, 1]
    "%-*d|", [5, 1]
    "%*d|", [-5, 1]
    "%.*f|", [2, 1.255]
    "%*d|", ["x", 1]
    "%.*d|", [-1, 1]
    "%é %d", [1]
    "%99999999d", [1]
    "%-05d|%+-5d|%+05d|% 05d", [1, 2, 3, 4]
    "%.0f %.0f %.0f %.1f %.2f", [0.5, 1.5, 2.5, 0.25, 1.005]
    "%s", "no list"
    1, []
    "%d", {1}
  `),
  'strings.any_prefix_match': rows(`
    "foobar", "foo"
    "foobar", ["x", "foo"]
    ["a", "foobar"], {"x", "foo"}
    {"a"}, []
    [], ["a"]
    "", ""
    "a", [1]
    1, "a"
  `),
  'strings.any_suffix_match': rows(`
    "foobar", ["bar", "x"]
    ["😀"], ["😀"]
    "a", null
  `),
  'strings.count': rows(`
    "cheese", "e"
    "aaaa", "aa"
    "é😀", ""
    "", ""
    1, ""
  `),
  'object.subset': rows(`
    {"a": {"b": 1, "c": 2}}, {"a": {"b": 1}}
    {"a": 1}, {"a": 2}
    {"a": {1, 2}}, {"a": {1}}
    {"a": [1, 2]}, {"a": {1}}
    {"a": 1}, {}
    {1, 2}, {1}
    {1}, set()
    [1, 2, 3], [2, 3]
    [1, 2, 3], [1, 3]
    [1, 1, 2], [1, 2]
    [1, 1, 2, 1, 1, 3], [1, 1, 3]
    [1], []
    [], []
    [1, 2], {2}
    [1, 1], {1, 2}
    [], set()
    [1], set()
    {1}, [1]
    1, 1
  `),
  'net.cidr_is_valid': rows(`
    "10.0.0.0/8"
    "10.0.0.0/08"
    "10.0.0.0/33"
    "10.0.0.0/"
    "10.0.0/8"
    "010.0.0.0/8"
    "10.0.0.0"
    "2001:db8::/32"
    "::ffff:10.0.0.1/128"
    "fe80::1%eth0/64"
    "::/129"
    " ::/0"
    "::/999999999999999999999"
    1
  `),
  'crypto.sha256': rows(String.raw`
    ""
    "é😀\u0000"
    1
  `),
  'semver.is_valid': [...times(versions, (version) => [`"${version}"`]), '""', '1'],
  'semver.compare': [
    ...times(versions, (version) =>
      ['1.2.3', '1.2.3-alpha.1', '1.2.3-9'].flatMap((other) => [`"${version}", "${other}"`, `"${other}", "${version}"`]),
    ),
    '1, "1.2.3"',
  ],
  'time.parse_rfc3339_ns': rows(`
    "2026-01-01T00:00:00Z"
    "2026-02-29T00:00:00Z"
    "2024-02-29T23:59:59.999999999Z"
    "2026-01-01T00:00:00.1234567891Z"
    "2026-01-01T00:00:00,5Z"
    "2026-01-01T1:00:00Z"
    "2026-01-01T00:00:00+01:30"
    "2026-01-01T00:00:00-24:00"
    "2026-01-01T00:00:00+24:60"
    "2026-01-01T00:00:00+25:00"
    "2026-01-01T24:00:00Z"
    "2026-01-01T00:00:60Z"
    "2026-01-01t00:00:00z"
    "2026-01-01 00:00:00Z"
    "2026-01-01T00:00:00"
    "2026-1-01T00:00:00Z"
    "1677-09-21T00:12:43.145224192Z"
    "1677-09-21T00:12:43.145224191Z"
    "2262-04-11T23:47:16.854775807Z"
    "2262-04-11T23:47:16.854775808Z"
    "0000-01-01T00:00:00Z"
    "1969-12-31T23:59:59.999999999Z"
    "2026-13-01T00:00:00Z"
    "2026-00-01T00:00:00Z"
    "2026-01-00T00:00:00Z"
    "2026-01-01T00:00:00.Z"
    ""
    1
  `),
  'time.clock': moments,
  'time.date': moments,
  'time.weekday': moments,
  'crypto.md5': rows(`
    "é"
    1
  `),
  'crypto.sha1': ['"é"', '""'],
  'crypto.hmac.sha512': ['"message", "key"', '"", ""', '1, ""'],
  'crypto.hmac.equal': ['"a", "a"', '"a", "b"', '"a", "ab"', '"a", 1'],
  'base64url.encode_no_pad': ['"é?>"', '"a"', '1'],
  'hex.encode': ['"é"', 'null'],
  'hex.decode': ['"c3A9"', '"c3A"', '"xy"', '""'],
  'urlquery.encode': ['"a b+c&é~*/"', '1'],
  'urlquery.decode': ['"a+b%20c%C3%A9"', '"%"', '"%zz"', '"a;b"'],
  'urlquery.encode_object': rows(`
    {"b": "1 2", "a": ["x", "&"], "c": {"z", "y"}, "é": []}
    {"a": 1}
    {"a": [1]}
    {}
  `),
  'urlquery.decode_object': ['"a=1&a=2&b&=c&&d=e=f"', '"a;b=1"', '"%"', '""'],
  'net.cidr_contains_matches': rows(`
    "10.0.0.0/8", "10.1.0.0/16"
    ["10.0.0.0/8", "11.0.0.0/8", "::/0"], ["10.1.2.3", "11.0.0.0/7", "2001:db8::1", "::ffff:10.0.0.1"]
    {"a": ["10.0.0.0/8", 1], "b": "0.0.0.0/0"}, {"10.0.0.1", "x"}
    {"a": ["10.0.0.0/8", 1], "b": "0.0.0.0/0"}, {"10.0.0.1"}
    "::/80", "::/80"
    "::ffff:10.0.0.0/104", "10.1.1.1"
    "::ffff:0:0/96", "10.1.1.1"
    [], []
    [[]], "10.0.0.1"
    1, "10.0.0.1"
  `),
  'net.cidr_expand': rows(`
    "10.0.0.3/30"
    "2001:db8::ff/127"
    "1.2.3.4/32"
    "::ffff:1.2.3.4/127"
    "a"
  `),
  'net.cidr_merge': rows(`
    ["10.0.0.0/24", "10.0.1.0/24"]
    ["10.0.0.1/32", "10.0.0.2/32", "10.0.0.3/32", "10.0.0.9/32"]
    {"10.0.0.1", "172.16.1.1", "192.168.7.7"}
    ["10.0.0.1", "10.200.0.0/16"]
    ["2001:db8::/33", "2001:db8:8000::/33", "2001:db8::/64"]
    ["0.0.0.0/0", "1.1.1.1/32"]
    ["0.0.0.0/32", "0.0.0.1/32", "255.255.255.255/32"]
    ["::1/128", "::2/128", "::3/128"]
    ["::1"]
    ["x"]
    []
    "10.0.0.0/8"
  `),
  'numbers.range_step': [
    '1, 10, 3',
    '10, 1, 3',
    '1, 1, 1',
    '1, 2, 0',
    '1, 2, -1',
    '1.5, 2, 1',
    '1.0, 3, 1',
    '-2, 2, 2',
    '9007199254740992, 9007199254740994, 1',
  ],
  'graph.reachable_paths': rows(`
    {"a": ["b", "c"], "b": ["a"], "c": []}, ["a"]
    {"a": {"b"}, "b": {"x"}}, {"a", "q"}
    {"a": 1}, ["a"]
    {}, []
    {}, 1
    {"a": ["a"]}, ["a"]
  `),
  'glob.quote_meta': [String.raw`"*?[a-z]{b,c}!\\-é"`, '1'],
  indexof_n: ['"abababa", "aba"', '"é😀a😀", "😀"', '"aaa", ""', '"", "a"', '1, "a"'],
  'strings.split_n': [
    '"a,b,c", ",", 2',
    '"a,b,c", ",", -2',
    '"a,b,c", ",", 0',
    '"a,b,c", ",", 9',
    '"é😀b", "", 2',
    '"a", ",", -5',
    '"a", ",", 1.5',
    '"a", ",", 1.0',
  ],
  'units.parse': times(
    rows(`
    1
    1.5
    -2
    +3
    .5
    5.
    1e3
    1e-3
    1E3
    1e1000000
    1.2.3
    1/2
    e5
    --1
    0x10
    010
  `),
    (amount) => ['', 'm', 'M', 'k', 'K', 'Ki', 'kI', 'MI', 'g', 'E', 'Ei', 'b', ' ', 'kb'].map((unit) => `"${amount}${unit}"`),
  ),
  'units.parse_bytes': times(
    rows(`
    1
    1.5
    0.0000001
    123456789.987654321
    -2.7
    .5
    1e3
    1E-3
    99999999999999999999.9
    1.2.3
  `),
    (amount) => ['', 'm', 'KB', 'kib', 'MiB', 'e', 'ei', 'EIB', 'b', ' ', 'bb'].map((unit) => `"${amount}${unit}"`),
  ),
  'uuid.parse': rows(`
    "00112233-4455-4677-8899-aabbccddeeff"
    "2ed6657d-e927-11eb-9e22-acde48001122"
    "urn:UUID:2ed6657d-e927-21eb-9e22-acde48001122"
    "{2ED6657D-E927-21EB-1E02-ACDE48001122}"
    "x2ED6657D-E927-21EB-DE02-ADDE48001122x"
    "2ed6657de92711ebfe22afde48001122"
    "00000000-0000-0000-0000-000000000000"
    "ffffffff-ffff-ffff-ffff-ffffffffffff"
    "00000000-0000-1000-8000-000000000000"
    "2ed6657d-e927-11eb-9e22-acde4800112"
    "2ed6657d-e927-11eb-9e22-acde4800112g"
    ""
    1
  `),
  'time.parse_duration_ns': rows(`
    "1h2m3.5s"
    "-1.5h"
    "+5us"
    "1µs"
    "1μs"
    "0"
    "-0"
    ""
    "1"
    "1d"
    "1.5d2h"
    "-1w"
    "1y1d1ns"
    "1d1us"
    "1x"
    ".5s"
    "1.s"
    ".s"
    "1.2.3d"
    "9223372036854775807ns"
    "9223372036854775808ns"
    "-9223372036854775808ns"
    "106751d"
    "106752d"
    "0.1234567890123456789s"
    "0.9223372036854775808123h"
    "1h 2m"
    "1d+"
    1
  `),
  'time.parse_ns': rows(`
    "2006-01-02", "2024-02-29"
    "2006-01-02", "2023-02-29"
    "2006-002", "2024-366"
    "2006-002", "2023-366"
    "2006-__2", "2023-  7"
    "2006-__2", "2023-7"
    "2006-__2 Jan", "2023-40 Feb"
    "2006-__2 Jan", "2023-40 Mar"
    "RFC3339", "2024-01-01T00:00:00.123456789+01:00"
    "RFC3339Nano", "2024-01-01T00:00:00Z"
    "RFC822", "02 Jan 06 15:04 UTC"
    "RFC822", "02 Jan 06 15:04 CEST"
    "RFC822", "02 Jan 70 15:04 GMT+2"
    "RFC822", "02 Jan 70 15:04 GMT+24"
    "RFC822", "02 Jan 70 15:04 +03"
    "RFC822", "02 Jan 70 15:04 WITA"
    "RFC822", "02 Jan 70 15:04 ChST"
    "RFC822", "02 Jan 70 15:04 ABCDEF"
    "RFC822", "02 Jan 70 15:04 abc"
    "RFC822Z", "02 Jan 06 15:04 -0700"
    "RFC850", "monday, 02-jan-06 15:04:05 MST"
    "ANSIC", "Mon Jan  2 15:04:05 2006"
    "ANSIC", "Mon Jan 12 15:04:05 2006"
    "ANSIC", "Mon  Jan 2 15:04:05 2006"
    "UnixDate", "Tue Feb  3 15:04:05 XYZ 2026"
    "RubyDate", "Mon Jan 02 15:04:05 -0700 2006"
    "3:04PM 2006", "3:04AM 2006"
    "3:04PM 2006", "12:04AM 2006"
    "3:04PM 2006", "12:04PM 2006"
    "3:04pm 2006", "13:04pm 2006"
    "3:04pm 2006", "1:04PM 2006"
    "2006 1 2 15 4 5", "2006 13 2 15 4 5"
    "2006 1 2 15 4 5", "2006 12 2 5 4 5.25"
    "2006 1 2 15 4 5.00", "2006 12 2 5 4 5.2"
    "2006 1 2 15 4 5.00", "2006 12 2 5 4 5,25"
    "2006 1 2 15 4 5.99", "2006 12 2 5 4 5.123456"
    "2006 1 2 15 4 5.99", "2006 12 2 5 4 5"
    "2006 Z07", "2006 Z"
    "2006 Z07", "2006 -05"
    "2006 -07:00:00", "2006 +01:02:03"
    "2006 -070000", "2006 -010203"
    "2006 -0700", "2006 Z"
    "2006 -0700", "2006 +2561"
    "_2006", "_2006"
    "Janet 2006", "Janet 2006"
    "Month 2006", "Month 2006"
    "January 2006", "JANUARY 2006"
    "Monday 2006", "sunday 2006"
    "06", "68"
    "06", "69"
    "2006", "1"
    "2006", "20061"
    "2006 ", "2006"
    " 2006", "   2006"
    "x", "x"
    "2006", 1
  `),
  'time.format': rows(`
    0
    1767225599123456789
    1767225599120000000
    [1767225599123456789, "Asia/Kolkata"]
    [1767225599123456789, "America/New_York", "RFC1123Z"]
    [1767225599123456789, "UTC", "RFC1123"]
    [1767225599123456789, "UTC", "RFC850"]
    [1767225599123456789, "UTC", "UnixDate"]
    [1767225599123456789, "UTC", "Monday January _2 __2 002 06 1 01 2 02 3 03 15 4 04 5 05 PM pm"]
    [1767225599123456789, "UTC", ".000 ,000000000000 .99 .9999999999 .0001 .09 5.0 Z07 -07 -07:00:00 Z070000"]
    [1767225599123456789, "Asia/Kolkata", "Z07 Z0700 Z07:00 -07 -0700 -07:00 -070000 Z07:00:00"]
    [-2000000000000000000, "Europe/Berlin", "RFC3339 -070000 Z07:00:00"]
    [-9223372036854775808, "UTC"]
    [1767225599123456789, "UTC", ""]
    [1767225599123456789, "UTC", "Janet Month _2006 Mond 0 7 é"]
    [1767225599123456789, "Mars/Phobos", "2006"]
    [1, "UTC", 3]
  `),
  'time.add_date': rows(`
    1767225599123456789, 1, 2, 3
    -3631958319673942000, -50, -5, 4797
    1709164800000000000, 1, 0, 0
    1767225599123456789, -1, -13, -400
    [1774659600000000000, "Europe/Berlin"], 0, 0, 1
    [1774658700000000000, "Europe/Berlin"], 0, 0, 1
    [1792890000000000000, "Europe/Berlin"], 0, 0, 1
    [1774659600000000000, "America/New_York"], 0, 1, 0
    1767225599123456789, 300, 0, 0
    1767225599123456789, 1.5, 0, 0
    "a", 1, 0, 0
  `),
  'time.diff': rows(`
    0, 1767225599123456789
    1767225599123456789, 0
    [1774659600000000000, "Europe/Berlin"], 1767225599123456789
    1580601600000000000, 1583020800000000000
    [1, "UTC"], [0, "Asia/Shanghai"]
    [1, "UTC"], [0, "Mars/Phobos"]
    0, 0
    "a", 0
  `),
  'io.jwt.decode': rows(String.raw`
    "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxLCJhIjoyLjUwfQ.AAEC"
    "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxLCJhIjoyLjUwfQ==.AAEC"
    "eyJhbGciOiJIUzI1NiJ9.W10.AAEC"
    "eyJhbGciOiJIUzI1NiJ9.e30.AA="
    "eyJhbGciOiJIUzI1NiJ9.e30.A"
    "eyJhbGciOiJIUzI1NiJ9.e30."
    "eyJlbmMiOjF9.e30."
    "e30.e30"
    "e30.e30.e30.e30"
    "e30.e30.e+0"
    "x.e30."
    ""
    1
  `),
  'io.jwt.verify_hs256': rows(String.raw`
    "e30.e30.rAGNpJM0jJ9PFNzxT3BBMRiMgCUvcQMpPLqSCuVZFzE", "secret"
    "e30.e30.AA", "secret"
    "e30.e30", "secret"
    "e30.e30.AA", 1
  `),
  'regex.split': patterns.flatMap((pattern) => texts.map((value) => `${pattern}, ${value}`)),
  'regex.find_n': patterns.flatMap((pattern) => texts.flatMap((value) => [-1, 0, 2].map((limit) => `${pattern}, ${value}, ${limit}`))),
  'regex.replace': patterns.flatMap((pattern) =>
    texts.flatMap((value) => ['"<$0>"', '"$1-${1}-${name}-$$-$x-$-${-$10"'].map((replacement) => `${value}, ${pattern}, ${replacement}`)),
  ),
  'regex.template_match': rows(String.raw`
    "urn:foo:{.*}", "urn:foo:bar:baz", "{", "}"
    "urn:foo.bar.com:{.*}", "urn:foo.bar.com:bar:baz", "{", "}"
    "urn:foo.bar.com:{.*}", "urn:fooxbarxcom:bar:baz", "{", "}"
    "urn:foo:<[0-9]{2}>", "urn:foo:42", "<", ">"
    "urn:foo:<.*", "urn:foo:1", "<", ">"
    "urn:foo:{(}", "urn:foo:(", "{", "}"
    "a{b}c{d}", "abcd", "{", "}"
    "a{{b}c}", "abc", "{", "}"
    "a}b{", "ab", "{", "}"
    "a", "a", "é", "}"
    "a", "a", "", "}"
    "a|b", "a|b", "|", "|"
  `),
  'regex.globs_match': rows(String.raw`
    "a.a.[0-9]+z", "b.b2"
    "a.a.[0-9]+z", ".b.b2z"
    ".*", ""
    "[a-p]+", "[p-z]+"
    "abcd[a-c]z+", "abcd[b-d][yz]*"
    "[0-9]*", ".\\*"
    ".*\\\\", "asdf\\\\"
    "[ab]+c", "[bc]*"
    "ab+", "abc"
    "a++", "a"
    "[a", "a"
    "a]", "a"
    "[b-a]", "a"
    "[-a]", "a"
    "[a-]", "a"
    "[\\]-a]x", "ax"
    "[]", "a"
    "a\\", "a"
    "é*", "éé"
    "", ""
    "x*x*x+", "x"
    "x*", "y*"
  `),
  'uri.parse': uris,
  'uri.is_valid': [...uris, '1'],
  'json.marshal_with_options': rows(String.raw`
    {"b": [1, 2.50, {}, []], "a<&>": {1, "x"}, "é\u2028\u007f": null}, {}
    {"b": [1, 2.50, {}, []], "a<&>": {1, "x"}}, {"pretty": true}
    {"b": [1, [true]]}, {"indent": "  "}
    {"b": [1, [true]]}, {"prefix": "> "}
    {"b": [1, [true]]}, {"prefix": "> ", "pretty": false}
    {[1]: 2, 3: {}}, {}
    [], {"pretty": true}
    "x", {"prefix": "> "}
    1, {"other": 1}
    1, {"pretty": 1}
    1, {"indent": 1}
    1, 2
  `),
  'json.patch': rows(String.raw`
    {"a": {"b": [1, 2]}}, [{"op": "add", "path": "/a/b/1", "value": 9}]
    {"a": {"b": [1, 2]}}, [{"op": "add", "path": "a/b/-", "value": 9}, {"op": "remove", "path": "/a/b/0"}]
    {"a": {"b": [1, 2]}}, [{"op": "add", "path": ["a", "b", 2], "value": 9}]
    {"a": {"b": [1, 2]}}, [{"op": "add", "path": ["a", "b", 3], "value": 9}]
    {"a": [1]}, [{"op": "add", "path": "/a/01", "value": 9}]
    {"a": [1]}, [{"op": "add", "path": "/a/x", "value": 9}]
    {"a": [1]}, [{"op": "remove", "path": "/a/-"}]
    {"a": [1]}, [{"op": "remove", "path": "/a/-1"}]
    {"a/b": 1, "c~d": 2}, [{"op": "replace", "path": "/a~1b", "value": 3}, {"op": "remove", "path": "/c~0d"}]
    {"a": 1}, [{"op": "replace", "path": "/b", "value": 3}]
    {"a": 1}, [{"op": "replace", "path": "", "value": [3]}]
    {"a": 1}, [{"op": "add", "path": "/a/b", "value": 3}]
    {"a": {"b": 1}}, [{"op": "move", "from": "/a/b", "path": "/c"}]
    {"a": {"b": 1}}, [{"op": "move", "from": "/a", "path": "/a/b"}]
    {"a": {"b": 1}}, [{"op": "copy", "from": "/a", "path": "/a/c"}]
    {"a": {"b": 1}}, [{"op": "copy", "from": "/x", "path": "/a/c"}]
    {"a": {"b": 1}}, [{"op": "test", "path": "/a", "value": {"b": 1.0}}]
    {"a": {"b": 1}}, [{"op": "test", "path": "/a/b", "value": 2}]
    {"a": {1, "x"}}, [{"op": "add", "path": "/a/y", "value": "y"}, {"op": "remove", "path": ["a", 1]}]
    {"a": {1, "x"}}, [{"op": "add", "path": "/a/y", "value": "z"}]
    {[1], {"k": 1}}, [{"op": "add", "path": [{"k": 1}, "n"], "value": 2}]
    {[1], {"k": 1}}, [{"op": "remove", "path": [[1]]}]
    [1, [2, 3]], [{"op": "move", "from": "/1/0", "path": "/0"}]
    [1], [{"op": "frob", "path": "/0"}]
    [1], [{"op": "add", "path": "/0"}]
    [1], [{"path": "/0"}]
    [1], [{"op": "remove"}]
    [1], [1]
    [1], {}
    1, [{"op": "replace", "path": "", "value": 2}]
    1, []
  `),
  'json.verify_schema': [...schemas, '"{"', '"{\\"type\\": \\"x\\"}"', '"true"', '[]', '1'],
  'json.match_schema': [
    ...schemas.flatMap((schema) => documents.map((document) => `${document}, ${schema}`)),
    '"5", {"type": "integer"}',
    '"{", {"type": "integer"}',
    '{}, "{"',
    '1, {}',
    '{}, "false"',
    '[{"a": {"b": 1}}], {"items": {"properties": {"a": {"properties": {"b": {"type": "string"}}}}}}',
  ],
};
