import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { lint } from '../../src/lint/lint.js';
import { keptEngine } from '../engine/test-engine.js';

let engine: Engine;
beforeAll(async () => void (engine = await keptEngine()));
afterAll(() => engine.close());

/** Beside the examples of the rules: where a condition leads, and what only looks like a mistake. */
interface Case {
  readonly because: string;
  readonly rego: string;
  readonly found: readonly string[];
  readonly package?: string;
}

const TOOL = 'input.tool.name == "t"';

const CASES: readonly Case[] = [
  {
    because: 'a function by the name of a verdict is a helper where a deny calls it, or a term within one does',
    rego: 'deny contains "x" if blocked(input.tool.name)\n\ndeny contains "y" if rejected(input.tool.name) == true\n\nblocked(name) if name == "t"\n\nrejected(name) := name == "u"',
    found: [],
  },
  {
    because: 'one that nothing calls stops nothing',
    rego: 'deny contains "x" if input.tool.name == "u"\n\nblocked(name) if name == "t"',
    found: ['AM4032:5'],
  },
  {
    because: 'methods of vendors keep their arguments in params',
    rego: 'deny contains "x" if {\n\tinput.method == "vendor/run"\n\tinput.params.arguments.env == "prod"\n}',
    found: [],
  },
  {
    because: 'what a helper of an allow grants is held to the same',
    rego: `allow if {\n\t${TOOL}\n\tfine\n}\n\nfine if not startswith(input.arguments.q, "x")`,
    found: ['AM4001:8'],
  },
  {
    because: 'a helper that an allow negates restricts',
    rego: `allow if {\n\t${TOOL}\n\tnot odd\n}\n\nodd if startswith(input.arguments.q, "x")`,
    found: ['AM4005:8'],
  },
  {
    because: 'a helper that a deny negates grants, and what is undefined in it denies',
    rego: 'deny contains "x" if not fine\n\nfine if startswith(input.arguments.q, "x")',
    found: [],
  },
  {
    because: 'twice negated is as it was',
    rego: 'deny contains "x" if not fine\n\nfine if not odd\n\nodd if startswith(input.arguments.q, "x")',
    found: ['AM4005:7'],
  },
  {
    because: '`== false` turns round as `not` does',
    rego: `allow if {\n\t${TOOL}\n\todd == false\n}\n\ndefault odd := false\n\nodd if startswith(input.arguments.q, "x")`,
    found: ['AM4005:10'],
  },
  {
    because: 'functions are helpers too',
    rego: `allow if {\n\t${TOOL}\n\tfine(input.arguments.q)\n}\n\nfine(_) if input.arguments.mode != "write"`,
    found: ['AM4002:8'],
  },
  {
    because: 'an argument of a function is what it is called with',
    rego: `allow if {\n\t${TOOL}\n\tfine(input.arguments.mode)\n}\n\nfine(m) if m != "write"`,
    found: ['AM4002:8'],
  },
  {
    because: 'and is that in functions of functions, and below it',
    rego: `allow if {\n\t${TOOL}\n\tfine(input.arguments)\n}\n\nfine(args) if plain(args.q)\n\nplain(q) if not contains(q, "x")`,
    found: ['AM4001:10'],
  },
  {
    because: 'a function of a deny restricts',
    rego: 'default allow := true\n\ndeny contains "x" if secret(input.arguments.q)\n\nsecret(q) if contains(q, "x")',
    found: ['AM4005:7'],
  },
  {
    because: 'whoever calls may tell the type, and so may another function',
    rego: `allow if {\n\t${TOOL}\n\tis_string(input.arguments.q)\n\tfine(input.arguments.q)\n\tshort(input.arguments.w)\n\tfine(input.arguments.w)\n}\n\nfine(q) if not contains(q, "x")\n\nshort(w) if startswith(w, "a")`,
    found: [],
  },
  {
    because: 'a `decision` that allows is an allow, one that denies a deny',
    rego: `decision := {"allow": false} if contains(input.arguments.q, "x")\n\nelse := {"allow": true} if {\n\t${TOOL}\n\tinput.arguments.mode != "write"\n}`,
    found: ['AM4005:3', 'AM4002:7'],
  },
  {
    because: '`allow := false` is a deny',
    rego: 'default allow := true\n\nallow := false if contains(input.arguments.q, "x")',
    found: ['AM4005:5'],
  },
  {
    because: 'what is computed in the head is a condition',
    rego: `allow := fine if ${TOOL}\n\nfine := startswith(input.arguments.path, "/srv/")`,
    found: ['AM4008:5'],
  },
  {
    because: 'a message that cannot be made is no deny',
    rego: `default allow := true\n\ndeny contains lower(input.arguments.user) if ${TOOL}`,
    found: ['AM4005:5', 'AM4006:5'],
  },
  {
    because: 'a message that quotes what is not there is none',
    rego: `default allow := true\n\ndeny contains message if {\n\t${TOOL}\n\tmessage := sprintf("not for %v", [input.arguments.user])\n}`,
    found: ['AM4006:7'],
  },
  {
    because: 'what the body asks for is there when it is quoted',
    rego: `default allow := true\n\ndeny contains sprintf("not %v", [input.arguments.user]) if {\n\t${TOOL}\n\tinput.arguments.user == "root"\n}`,
    found: [],
  },
  {
    because: '`object.get` has something to quote in any case',
    rego: `default allow := true\n\ndeny contains sprintf("not %v", [object.get(input.arguments, "user", "")]) if ${TOOL}`,
    found: [],
  },
  {
    because: 'what is counted against nothing is a condition',
    rego: 'default allow := true\n\ndeny contains "x" if count([c | some c in split(input.arguments.q, ""); c in {";", "|"}]) > 0',
    found: ['AM4005:5'],
  },
  {
    because: '`object.get` is a member with something for its absence',
    rego: `allow if {\n\t${TOOL}\n\tobject.get(input.arguments, "mode", "read") != "write"\n}`,
    found: ['AM4002:5'],
  },
  {
    because: 'elements of arguments are paths too',
    rego: `allow if {\n\t${TOOL}\n\tevery p in input.arguments.paths {\n\t\tstartswith(p, "/srv/")\n\t}\n}`,
    found: ['AM4008:6'],
  },
  {
    because: 'all facts of every path are asked in an `every`',
    rego: `allow if {\n\t${TOOL}\n\tevery _, path in input.paths {\n\t\t"/srv" in path.under\n\t}\n}`,
    found: [],
  },
  {
    because: 'the facts of an argument that a function is given are of one',
    rego: `allow if {\n\t${TOOL}\n\tbelow("/arguments/path")\n}\n\nbelow(pointer) if "/srv" in input.paths[pointer].under`,
    found: [],
  },
  {
    because: 'one URL of several',
    rego: `allow if {\n\t${TOOL}\n\tsome url in input.urls\n\turl.host == "example.com"\n}`,
    found: ['AM4026:6'],
  },
  {
    because: '`not` is said of the one that was named before it: another path may be the odd one',
    rego: `allow if {\n\t${TOOL}\n\tsome path in input.paths\n\tnot path.resolved in {"/etc/passwd"}\n}`,
    found: ['AM4026:6'],
  },
  {
    because: '`not` of what varies in it is said of all',
    rego: `allow if {\n\t${TOOL}\n\tnot input.paths[_].resolved in {"/etc/passwd"}\n}`,
    found: [],
  },
  {
    because: 'the first of those that were counted is all of them',
    rego: `allow if {\n\t${TOOL}\n\tcount(input.commands["/arguments/command"].names) == 1\n\tinput.commands["/arguments/command"].names[0] == "ls"\n}`,
    found: [],
  },
  {
    because: 'an identity is proved by a helper, too',
    rego: `allow if {\n\t${TOOL}\n\tproved\n\tinput.identity.subject == "alice"\n}\n\nproved if input.identity.authenticated`,
    found: [],
  },
  {
    because: 'a command that is denied by its whole text is written otherwise',
    rego: 'default allow := true\n\ndeny contains "x" if input.arguments.command == "rm -rf /"',
    found: ['AM4010:5'],
  },
  {
    because: 'a tool whose name has a word in it',
    rego: 'allow if contains(input.tool.name, "list")',
    found: ['AM4011:3'],
  },
  {
    because: 'an `else` of an allow is an allow',
    rego: `allow if {\n\t${TOOL}\n} else if {\n\t${TOOL}\n\tinput.arguments.mode != "write"\n}`,
    found: ['AM4002:7'],
  },
  {
    because: 'a variable is what it was assigned',
    rego: `allow if {\n\t${TOOL}\n\tmode := input.arguments.mode\n\tmode != "write"\n}`,
    found: ['AM4002:6'],
  },
  {
    because: 'what `every` asks is asked by the rule',
    rego: `allow if {\n\t${TOOL}\n\tevery word in ["a", "b"] { not contains(input.arguments.q, word) }\n}`,
    found: ['AM4001:5'],
  },
  {
    because: 'a type that is told makes the negation sound',
    rego: `allow if {\n\t${TOOL}\n\tis_string(input.arguments.q)\n\tnot contains(input.arguments.q, "x")\n}`,
    found: [],
  },
  {
    because: 'a beginning that is asked for tells the type',
    rego: `allow if {\n\t${TOOL}\n\tstartswith(input.arguments.q, "a")\n\tnot contains(input.arguments.q, "x")\n}`,
    found: [],
  },
  {
    because: 'a helper that tells the type tells it',
    rego: `allow if {\n\t${TOOL}\n\tplain\n\tnot contains(input.arguments.q, "x")\n}\n\nplain if regex.match(\`^[a-z]+$\`, input.arguments.q)`,
    found: [],
  },
  { because: 'a flag that is absent is no flag', rego: `allow if {\n\t${TOOL}\n\tnot input.arguments.force\n}`, found: [] },
  { because: 'the empty text is no exclusion', rego: `allow if {\n\t${TOOL}\n\tinput.arguments.q != ""\n}`, found: [] },
  { because: 'a number that is a text is greater', rego: `allow if {\n\t${TOOL}\n\tinput.arguments.n > 5\n}`, found: ['AM4001:5'] },
  { because: 'an upper bound lets no text pass', rego: `allow if {\n\t${TOOL}\n\tinput.arguments.n <= 5\n}`, found: [] },
  { because: 'a deny below a number misses texts', rego: 'deny contains "x" if input.arguments.n < 5', found: ['AM4005:3'] },
  { because: 'members of the schema are of their type', rego: 'deny contains "x" if not startswith(input.tool.name, "read_")', found: [] },
  {
    because: 'other types are stopped elsewhere',
    rego: 'deny contains "x" if contains(input.arguments.q, "x")\n\ndeny contains "y" if not is_string(input.arguments.q)',
    found: ['AM4006:5'],
  },
  {
    because: 'absence is meant where the value is asked for',
    rego: 'deny contains "x" if {\n\tinput.arguments.q\n\tnot input.arguments.q in {"a", "b"}\n}',
    found: [],
  },
  {
    because: 'equality is evaluated within the `not`',
    rego: 'deny contains "x" if not input.arguments.q == "a"',
    found: [],
  },
  {
    because: 'calls within the operands are evaluated before the `not`',
    rego: 'deny contains "x" if not lower(input.arguments.q) == "a"',
    found: ['AM4005:3'],
  },
  {
    because: 'membership of a null fact is undefined',
    rego: 'deny contains "x" if not input.urls[_].class in {"public"}',
    found: ['AM4007:3'],
  },
  {
    because: 'an allow over facts fails with them',
    rego: `allow if {\n\t${TOOL}\n\tinput.urls["/arguments/url"].class == "public"\n}`,
    found: [],
  },
  {
    because: 'null is stopped elsewhere',
    rego: 'deny contains "x" if {\n\tsome url in input.urls\n\turl.class == "private"\n}\n\ndeny contains "y" if {\n\tsome url in input.urls\n\turl == null\n}',
    found: [],
  },
  {
    because: 'an allow of nothing but a missing deny is a deny list',
    rego: 'allow if count(deny) == 0\n\ndeny contains "x" if input.tool.name == "y"',
    found: ['AM4003:3'],
  },
  {
    because: 'a deny list may say so',
    rego: 'default allow := true\n\nallow if count(deny) == 0\n\ndeny contains "x" if input.tool.name == "y"',
    found: [],
  },
  { because: 'a method that names things is a condition', rego: 'allow if input.method == "prompts/get"', found: [] },
  { because: 'every tool is every tool', rego: 'allow if input.method == "tools/call"', found: ['AM4003:3'] },
  { because: 'an unconditional allow is one', rego: 'allow := true', found: ['AM4003:3'] },
  { because: 'an allow that says false allows nothing', rego: 'allow := false', found: [] },
  {
    because: 'a set is always there',
    rego: 'deny contains "x" if problems\n\nproblems contains "y" if input.tool.name == "z"',
    found: ['AM4004:3'],
  },
  {
    because: 'an element of a set is a condition',
    rego: 'deny contains "x" if problems.y\n\nproblems contains "y" if input.tool.name == "z"',
    found: [],
  },
  {
    because: 'a deny of one reading is gone round by another',
    rego: 'deny contains "x" if {\n\tsome path in input.paths\n\t"/etc" in path.under\n}',
    found: ['AM4023:5'],
  },
  {
    because: 'a deny of the other readings stands beside it',
    rego: 'deny contains "x" if {\n\tsome path in input.paths\n\t"/etc" in path.under\n}\n\ndeny contains "x" if {\n\tsome path in input.paths\n\t"/etc" in path.touches\n}',
    found: [],
  },
  {
    because: 'an allow below a prefix holds for all readings',
    rego: `allow if {\n\t${TOOL}\n\t"/srv" in input.paths["/arguments/path"].under\n}`,
    found: [],
  },
  {
    because: 'what is hidden is asked of each tool in turn',
    rego: 'hidden contains tool.name if {\n\tsome tool in input.tools\n\tshell with input.tool as tool\n}\n\nshell if startswith(input.tool.name, "sh")',
    found: [],
  },
  {
    because: 'a verdict is about the tool that is called',
    rego: 'allow if {\n\tfine with input.tool as {"name": "t"}\n}\n\nfine if input.tool.name == "t"',
    found: ['AM4013:4'],
  },
  {
    because: 'a variable hides a rule of its name',
    rego: 'deny contains "x" if {\n\tsome problems in input.session.labels\n\tproblems\n}\n\nproblems contains "y" if input.tool.name == "z"',
    found: [],
  },
  {
    because: 'an argument hides a rule of its name',
    rego: 'deny contains "x" if f(true)\n\nf(problems) if problems\n\nproblems contains "y" if input.tool.name == "z"',
    found: [],
  },
  { because: 'a pattern of a deny need not be anchored', rego: 'deny contains "x" if regex.match("rm", input.tool.name)', found: [] },
  { because: 'whole paths may be named by an allow', rego: `allow if {\n\t${TOOL}\n\tinput.arguments.path in {"/a", "/b"}\n}`, found: [] },
  {
    because: 'a path named by a deny has other spellings',
    rego: 'deny contains "x" if input.arguments.path == "/etc/passwd"',
    found: ['AM4008:3'],
  },
  {
    because: 'the whole host is in the prefix',
    rego: `allow if {\n\t${TOOL}\n\tstartswith(input.arguments.url, "https://example.com/")\n}`,
    found: [],
  },
  {
    because: 'letters of the other case are never there',
    rego: 'deny contains "x" if lower(input.tool.name) == "Run"',
    found: ['AM4016:3'],
  },
  { because: 'a deny in any case stops more', rego: 'deny contains "x" if lower(input.tool.name) == "run"', found: [] },
  {
    because: 'a guard of an organisation restricts',
    package: 'custom.x',
    rego: 'deny contains "x" if contains(input.arguments.q, "x")',
    found: ['AM4005:3'],
  },
  {
    because: 'a package that nobody asks has no verdict',
    package: 'acme.lib',
    rego: 'allow if input.arguments.mode != "write"',
    found: [],
  },
];

describe('lint', () => {
  test.each(CASES)('$because', async ({ rego, found, package: name = 'mcp.policy' }) => {
    const problems = await lint(engine, [{ path: 'p.rego', text: `package ${name}\n\n${rego}\n` }]);
    expect(problems.map(({ code, span }) => `${code}:${span?.line}`)).toEqual(found);
  });

  test('follows imports to helpers of other files', async () => {
    const modules = [
      { path: 'p.rego', text: `package mcp.policy\n\nimport data.acme.lib as l\n\nallow if {\n\t${TOOL}\n\tl.fine\n}\n` },
      { path: 'lib.rego', text: 'package acme.lib\n\nfine if input.arguments.mode != "write"\n' },
    ];
    const problems = await lint(engine, modules);
    expect(problems.map(({ code, span }) => `${code} ${span?.file}:${span?.line}:${span?.column}`)).toEqual(['AM4002 lib.rego:3:9']);
  });

  test('counts columns in UTF-16 units', async () => {
    const text = `package mcp.policy\n\nallow if {\n\t${TOOL}\n\t"😀" != input.arguments.mode\n}\n`;
    expect((await lint(engine, [{ path: 'p.rego', text }])).map(({ span }) => span?.column)).toEqual([10]);
  });

  test('says nothing of tests', async () => {
    const text = 'package mcp.policy_test\n\ntest_x if {\n\tprint("x")\n\ttrue with input as {}\n}\n';
    expect(await lint(engine, [{ path: 'p_test.rego', text }])).toEqual([]);
  });
});
