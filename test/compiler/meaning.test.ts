import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSuites, type Case, type Suite } from './suites.js';

const docs = '/home/user/documents';
const inDocs = (name: string) => ({ at: `${docs}/${name}`, under: [docs] });

const PAGE = readFileSync(join(import.meta.dirname, '../golden/compiler/the-page/policy.yaml'), 'utf8');

const SUITES: readonly Suite[] = [
  {
    name: "the page's strict.yaml, as printed",
    policy: PAGE,
    hidden: { run_shell: true, read_file: false, web_search: false, write_file: true },
    cases: [
      {
        why: 'a file in the documents is read',
        message: { tool: 'read_file', paths: { path: inDocs('report.txt') } },
        effect: 'allow',
        by: ['allow-read_file'],
      },
      {
        why: 'a secret among them is not, and the denial says what would be allowed',
        message: { tool: 'read_file', paths: { path: inDocs('.env') } },
        effect: 'deny',
        by: ['allow-read_file'],
        says: 'is allowed below `/home/user/documents`, but not for paths containing `.env`, `secrets` or `credentials`',
      },
      { why: 'upper and lower case are alike', message: { tool: 'read_file', paths: { path: inDocs('CREDENTIALS.txt') } }, effect: 'deny' },
      {
        why: 'a link into a secret place is one',
        message: { tool: 'read_file', paths: { path: { ...inDocs('a'), resolved: `${docs}/secrets/a` } } },
        effect: 'deny',
      },
      {
        why: 'S-12: what resolves elsewhere is elsewhere',
        message: { tool: 'read_file', paths: { path: { at: '/home/user/documents-evil/x' } } },
        effect: 'deny',
      },
      {
        why: 'all path arguments must hold',
        message: { tool: 'read_file', paths: { path: inDocs('a'), other: { at: '/etc/passwd' } } },
        effect: 'deny',
      },
      {
        why: 'S-31: a path that is no text holds for nothing',
        message: { tool: 'read_file', arguments: { path: 5 }, paths: { path: null } },
        effect: 'deny',
      },
      { why: 'a call without a path does not hold', message: { tool: 'read_file', arguments: {} }, effect: 'deny' },
      {
        why: 'a shell is denied with its reason',
        message: { tool: 'run_shell' },
        effect: 'deny',
        by: ['deny-run_shell'],
        says: 'Shell access not permitted',
      },
      { why: 'a search is allowed and counted', message: { tool: 'web_search' }, effect: 'allow', limits: ['web_search 10/minute'] },
      { why: 'an exact name does not ask whether the server lists it', message: { tool: 'web_search', known: false }, effect: 'allow' },
      {
        why: 'what no rule names is denied',
        message: { tool: 'write_file' },
        effect: 'deny',
        by: ['default'],
        says: 'no rule allows `write_file`',
      },
      { why: 'names match exactly', message: { tool: 'Read_File', paths: { path: inDocs('a') } }, effect: 'deny', by: ['default'] },
      {
        why: 'acting methods need an allow too',
        message: { method: 'resources/read' },
        effect: 'deny',
        says: 'no rule allows `resources/read`',
      },
      { why: 'plumbing needs none', message: { method: 'initialize', acting: false }, effect: 'allow' },
      {
        why: 'arguments that are no object are read by no condition',
        message: { tool: 'web_search', arguments: 'x' },
        effect: 'deny',
        by: ['arguments'],
      },
    ],
  },
  {
    name: 'S-10: an exact rule that fails is not rescued by a catch-all',
    policy: `
version: 1
rules:
  - { tool: read_file, action: allow, reason: no secrets, conditions: [{ path_not_contains: .env }] }
  - { tool: '*', action: allow }
`,
    hidden: { read_file: false, other: false },
    cases: [
      {
        why: 'its condition holds',
        message: { tool: 'read_file', paths: { path: { at: '/a' } } },
        effect: 'allow',
        by: ['allow-read_file'],
      },
      {
        why: 'its condition fails: its own reason',
        message: { tool: 'read_file', paths: { path: { at: '/.env' } } },
        effect: 'deny',
        says: 'no secrets: `read_file` is allowed, but not',
      },
      { why: 'others go by the default', message: { tool: 'other' }, effect: 'allow', by: ['default'] },
      {
        why: 'S-19: a name that the server does not list is not let through by the default',
        message: { tool: 'Run_Shell', known: false },
        effect: 'deny',
        says: 'lists no tool `Run_Shell`',
      },
      { why: 'a name of which nothing is known yet is', message: { tool: 'other' }, effect: 'allow' },
      { why: 'methods go by the default as well', message: { method: 'sampling/createMessage' }, effect: 'allow' },
    ],
  },
  {
    name: 'tiers: exact names, patterns, the default',
    policy: `
version: "1"
default_action: allow
rules:
  - { tool: 'db_*', action: allow, conditions: [{ argument_matches: { sql: '^select' } }] }
  - { tool: db_admin, action: allow, conditions: [{ argument_matches: { sql: '^grant' } }] }
  - { tool: 'db_*', action: deny, id: no-drop, conditions: [{ argument_matches: { sql: drop } }] }
  - { tool: db_log, action: deny, id: no-log, conditions: [{ argument_matches: { to: public } }] }
`,
    cases: [
      {
        why: 'a pattern stands over the default',
        message: { tool: 'db_x', arguments: { sql: 'insert' } },
        effect: 'deny',
        by: ['allow-db_*'],
      },
      { why: 'and allows what it says', message: { tool: 'db_x', arguments: { sql: 'select 1' } }, effect: 'allow', by: ['allow-db_*'] },
      {
        why: 'an exact name stands over a pattern that would allow',
        message: { tool: 'db_admin', arguments: { sql: 'select 1' } },
        effect: 'deny',
        by: ['allow-db_admin'],
      },
      {
        why: 'and over a pattern that would not',
        message: { tool: 'db_admin', arguments: { sql: 'grant x' } },
        effect: 'allow',
        by: ['allow-db_admin'],
      },
      {
        why: 'denies of every tier count',
        message: { tool: 'db_admin', arguments: { sql: 'grant drop' } },
        effect: 'deny',
        by: ['no-drop'],
      },
      {
        why: 'an exact deny makes no tier',
        message: { tool: 'db_log', arguments: { sql: 'select 1' } },
        effect: 'allow',
        by: ['allow-db_*'],
      },
      {
        why: 'an exact deny beats the pattern',
        message: { tool: 'db_log', arguments: { sql: 'select 1', to: 'public' } },
        effect: 'deny',
        by: ['no-log'],
      },
      {
        why: 'a pattern does not vouch for a tool that is not listed',
        message: { tool: 'db_x', known: false, arguments: { sql: 'select 1' } },
        effect: 'deny',
        by: ['unlisted'],
      },
      { why: 'what no rule speaks of goes by the default', message: { tool: 'x' }, effect: 'allow', by: ['default'] },
    ],
  },
  {
    name: 'S-27: a value of the wrong type satisfies no allow and trips every deny',
    policy: `
version: 1
rules:
  - { tool: m, action: allow, conditions: [{ argument_matches: { q: '^a$' } }] }
  - { tool: n, action: allow, conditions: [{ argument_not_matches: { q: b } }] }
  - { tool: dm, action: deny, id: dm, conditions: [{ argument_matches: { q: '^a$' } }] }
  - { tool: dn, action: deny, id: dn, conditions: [{ argument_not_matches: { q: '^a$' } }] }
  - { tool: deny-folded, action: deny, conditions: [{ argument_matches: { q: '^a$' } }] }
  - { tool: deny-folded, action: deny, conditions: [{ argument_matches: { k: '^a$' } }] }
  - { tool: deny-folded, action: deny, conditions: [{ argument_matches: { s: '^a$' } }] }
  - tool: allow-folded
    action: allow
    conditions: [{ argument_not_matches: { q: b, k: b, s: b } }]
  - { tool: w, action: allow, conditions: [{ path_not_contains: secret }] }
  - { tool: g, action: allow, conditions: [{ path_not_contains: ΟΔΟΣ }] }
  - { tool: dp, action: deny, id: dp, conditions: [{ path_starts_with: /etc }] }
  - { tool: dw, action: deny, id: dw, conditions: [{ path_not_contains: public }] }
  - { tool: both, action: deny, id: both, conditions: [{ path_starts_with: /etc, path_not_contains: public }] }
  - { tool: '*', action: allow }
`,
    cases: [
      ...[5, null, ['a'], { a: 1 }, true].flatMap((q): readonly Case[] => [
        { why: `allow matches ${JSON.stringify(q)}`, message: { tool: 'm', arguments: { q } }, effect: 'deny' },
        { why: `allow does not match ${JSON.stringify(q)}`, message: { tool: 'n', arguments: { q } }, effect: 'deny' },
        { why: `deny matches ${JSON.stringify(q)}`, message: { tool: 'dm', arguments: { q } }, effect: 'deny', by: ['dm'] },
        { why: `deny does not match ${JSON.stringify(q)}`, message: { tool: 'dn', arguments: { q } }, effect: 'deny', by: ['dn'] },
      ]),
      { why: 'a missing argument matches nothing', message: { tool: 'm', arguments: {} }, effect: 'deny' },
      { why: 'and so a not_matches holds, as in the original', message: { tool: 'n', arguments: {} }, effect: 'allow' },
      { why: 'no arguments at all are missing ones', message: { tool: 'n' }, effect: 'allow' },
      { why: 'a deny that matches does not trip without it', message: { tool: 'dm', arguments: {} }, effect: 'allow' },
      { why: 'a deny that does not match does', message: { tool: 'dn', arguments: {} }, effect: 'deny' },
      ...['Q', '\u212a', '\u017f'].flatMap((name): readonly Case[] =>
        ['deny', 'allow'].map((each) => ({
          why: `${each}: \`${name}\` is the argument to a server that ignores letter case, so nobody can say that it is missing`,
          message: { tool: `${each}-folded`, arguments: { [name]: 'x' } },
          effect: 'deny',
        })),
      ),
      {
        why: 'a word in Greek capitals is found in any case',
        message: { tool: 'g', paths: { p: { at: '/x/ΟΔΟΣ' } } },
        effect: 'deny',
      },
      { why: 'an empty text is a text', message: { tool: 'dm', arguments: { q: '' } }, effect: 'allow' },
      { why: 'a path that is no text trips a deny of places', message: { tool: 'dp', paths: { p: null } }, effect: 'deny', by: ['dp'] },
      { why: 'and one of words', message: { tool: 'dw', paths: { p: null } }, effect: 'deny', by: ['dw'] },
      {
        why: 'a deny asks of any path',
        message: { tool: 'dp', paths: { p: { at: '/a' }, q: { at: '/etc/x', under: ['/etc'] } } },
        effect: 'deny',
      },
      {
        why: 'a path that some server may find there trips a deny',
        message: { tool: 'dp', paths: { p: { at: '/a/link/../x', under: [], touches: ['/etc'] } } },
        effect: 'deny',
        by: ['dp'],
      },
      {
        why: 'a word in any place where some server may find the path is no allow',
        message: { tool: 'w', paths: { p: { at: '/a/link/../x', also: ['/SECRET/x'] } } },
        effect: 'deny',
      },
      { why: 'and without it is one', message: { tool: 'w', paths: { p: { at: '/a/link/../x', also: ['/b/x'] } } }, effect: 'allow' },
      { why: 'a deny of places without paths does not trip', message: { tool: 'dp' }, effect: 'allow' },
      {
        why: 'conditions on paths are about one path: below and without the word',
        message: { tool: 'both', paths: { p: { at: '/etc/public', under: ['/etc'] }, q: { at: '/home' } } },
        effect: 'allow',
      },
      { why: 'one path that meets both', message: { tool: 'both', paths: { p: { at: '/etc/x', under: ['/etc'] } } }, effect: 'deny' },
    ],
  },
  {
    name: 'S-14: the default action',
    policy: 'version: 1\ndefault_action: ask\nrules: [{ tool: x, action: allow }]\n',
    hidden: { x: false, y: false },
    cases: [
      {
        why: 'asks where nothing applies',
        message: { tool: 'y' },
        effect: 'ask',
        by: ['default'],
        says: '`y` needs the consent of a person',
      },
      { why: 'not for what is listed', message: { tool: 'x' }, effect: 'allow' },
      { why: 'nor for a tool that does not exist', message: { tool: 'y', known: false }, effect: 'deny' },
    ],
  },
  {
    name: 'the default as a rule: its reason, severity and limit stay with it',
    policy: `
version: 1
rules:
  - { tool: '*', action: deny, reason: only what is listed, severity: low }
  - { tool: x, action: allow }
`,
    hidden: { x: false, y: true },
    cases: [{ why: 'its reason is given', message: { tool: 'y' }, effect: 'deny', by: ['default'], says: 'only what is listed' }],
  },
  {
    name: 'S-15: every kind of rate limit',
    policy: `
version: 1
rules:
  - { tool: a, action: allow, rate_limit: { requests: 1, per: second } }
  - { tool: 'b*', action: allow, rate_limit: { requests: 2, per: hour } }
  - { tool: c, action: ask, conditions: [{ argument_matches: { q: '^x$' } }], rate_limit: { requests: 3, per: day } }
  - { tool: d, action: deny }
  - { tool: '*', action: allow, rate_limit: { requests: 9, per: minute } }
rate_limits:
  global: { requests: 100, per: minute }
  per_tool: { a: { requests: 5, per: minute }, z: { requests: 6, per: minute } }
`,
    cases: [
      {
        why: 'of the rule, of the tool and over all',
        message: { tool: 'a' },
        effect: 'allow',
        limits: ['* 100/minute', 'a 1/second', 'a 5/minute'],
      },
      { why: 'of a pattern for each tool', message: { tool: 'bx' }, effect: 'allow', limits: ['* 100/minute', 'bx 2/hour'] },
      { why: 'of a rule that asks', message: { tool: 'c', arguments: { q: 'x' } }, effect: 'ask', limits: ['* 100/minute', 'c 3/day'] },
      { why: 'of the default', message: { tool: 'y' }, effect: 'allow', limits: ['* 100/minute', 'y 9/minute'] },
      {
        why: 'of a tool that no rule names',
        message: { tool: 'z' },
        effect: 'allow',
        limits: ['* 100/minute', 'z 6/minute', 'z 9/minute'],
      },
      { why: 'methods are not counted', message: { method: 'roots/list' }, effect: 'allow', limits: [] },
    ],
  },
  {
    name: 'methods',
    policy: `
version: 1
rules:
  - { method: roots/list, action: allow }
  - { method: 'resources/*', action: allow }
  - { method: resources/subscribe, action: deny, reason: no subscriptions }
  - { method: sampling/createMessage, action: ask, reason: a person looks }
  - { method: tools/list, action: deny, reason: nobody lists }
`,
    hidden: { x: true },
    cases: [
      { why: 'an exact name', message: { method: 'roots/list' }, effect: 'allow', by: ['allow-roots/list'] },
      { why: 'a pattern', message: { method: 'resources/read' }, effect: 'allow', by: ['allow-resources/*'] },
      { why: 'a deny of one name in it', message: { method: 'resources/subscribe' }, effect: 'deny', says: 'no subscriptions' },
      { why: 'a question', message: { method: 'sampling/createMessage' }, effect: 'ask', says: 'a person looks' },
      { why: 'what is not named', message: { method: 'elicitation/create' }, effect: 'deny', by: ['default'] },
      { why: 'plumbing may be denied', message: { method: 'tools/list', acting: false }, effect: 'deny', says: 'nobody lists' },
      { why: 'tools are not methods', message: { tool: 'resources/read' }, effect: 'deny' },
      { why: 'a method that is called like a pattern is one more that fits it', message: { method: 'resources/*' }, effect: 'allow' },
    ],
  },
  {
    name: 'S-18: patterns',
    policy: `
version: 1
rules:
  - { tool: 'a.b*', action: allow }
  - { tool: '*_delete', action: deny, id: no-delete }
  - { tool: 'x*y*z', action: allow, id: xyz }
  - { tool: 'ä*', action: allow, id: umlaut }
  - { tool: 'q*q', action: allow, id: q }
`,
    hidden: { 'a.b': false, aXbc: true, 'a.b_delete': true, xyz: false },
    cases: [
      { why: 'other characters are themselves', message: { tool: 'aXbc' }, effect: 'deny', by: ['default'] },
      { why: 'a star is any text', message: { tool: 'a.bc' }, effect: 'allow' },
      { why: 'the empty one too', message: { tool: 'a.b' }, effect: 'allow' },
      { why: 'at the front', message: { tool: 'a.b_delete' }, effect: 'deny', by: ['no-delete'] },
      { why: 'in the middle', message: { tool: 'x1y2z' }, effect: 'allow', by: ['xyz'] },
      { why: 'in the middle, nothing between', message: { tool: 'xyz' }, effect: 'allow' },
      { why: 'in the middle, out of order', message: { tool: 'xzy' }, effect: 'deny' },
      { why: 'over a line break', message: { tool: 'x\ny\nz' }, effect: 'allow' },
      { why: 'beyond ASCII', message: { tool: 'äöü' }, effect: 'allow', by: ['umlaut'] },
      { why: 'front and back do not overlap', message: { tool: 'q' }, effect: 'deny' },
      { why: 'front and back may touch', message: { tool: 'qq' }, effect: 'allow' },
      { why: 'the empty name', message: { tool: '' }, effect: 'deny' },
    ],
  },
  {
    name: 'names of every kind',
    policy: `
version: 1
rules:
  - { tool: we ird/na-me, action: allow }
  - { tool: default, action: allow }
  - { tool: 'quo"te', action: allow }
  - { tool: tools, action: allow }
  - { tool: __proto__, action: allow, conditions: [{ argument_matches: { __proto__: '^x$' } }] }
  - { tool: 'Ünicode', action: allow, conditions: [{ argument_matches: { 'my arg': '^"\`$', some: '^x$' } }] }
`,
    cases: [
      ...['we ird/na-me', 'default', 'quo"te', 'tools'].map((tool): Case => ({ why: tool, message: { tool }, effect: 'allow' })),
      { why: 'arguments of every kind', message: { tool: 'Ünicode', arguments: { 'my arg': '"`', some: 'x' } }, effect: 'allow' },
      {
        why: 'names that mean something to JavaScript',
        message: { tool: '__proto__', arguments: JSON.parse('{"__proto__": "x"}') as never },
        effect: 'allow',
      },
      { why: 'and are not in every object', message: { tool: 'constructor' }, effect: 'deny' },
    ],
  },
  {
    name: 'S-20, S-21: expressions are RE2',
    policy: `
version: 1
rules:
  - tool: q
    action: allow
    conditions:
      - argument_matches: { sql: ['(?i)^select\\b.*$', '(?i)^show\\b.*$'] }
        argument_not_matches: { sql: '(?i)\\bdrop\\b|;' }
  - { tool: nested, action: allow, conditions: [{ argument_matches: { a: '^(a+)+$' } }] }
`,
    cases: [
      { why: 'without regard to case', message: { tool: 'q', arguments: { sql: 'SELECT 1' } }, effect: 'allow' },
      { why: 'a second expression', message: { tool: 'q', arguments: { sql: 'show tables' } }, effect: 'allow' },
      { why: 'but not what is forbidden', message: { tool: 'q', arguments: { sql: 'select 1; DROP table x' } }, effect: 'deny' },
      { why: 'a nested quantifier takes linear time', message: { tool: 'nested', arguments: { a: `${'a'.repeat(30)}!` } }, effect: 'deny' },
    ],
  },
  {
    name: 'ask',
    policy: `
version: 1
rules:
  - { tool: a, action: ask, reason: who knows }
  - { tool: a, action: allow, conditions: [{ argument_matches: { q: '^x$' } }] }
  - { tool: b, action: ask, conditions: [{ argument_matches: { q: '^x$' } }] }
  - { tool: a, action: deny, conditions: [{ argument_matches: { q: evil } }] }
`,
    hidden: { a: false, b: false },
    cases: [
      { why: 'ask beats allow', message: { tool: 'a', arguments: { q: 'x' } }, effect: 'ask', says: 'who knows' },
      { why: 'deny beats ask', message: { tool: 'a', arguments: { q: 'evil' } }, effect: 'deny', by: ['deny-a'] },
      { why: 'an ask that does not hold denies', message: { tool: 'b', arguments: { q: 'y' } }, effect: 'deny', by: ['ask-b'] },
    ],
  },
  {
    name: 'long lists are data',
    policy: `
version: 1
rules:
  - tool: r
    action: allow
    conditions: [{ path_not_contains: [${Array.from({ length: 40 }, (_, i) => `word${i}x`).join(', ')}] }]
`,
    cases: [
      { why: 'no word', message: { tool: 'r', paths: { p: { at: '/a' } } }, effect: 'allow' },
      { why: 'the last word', message: { tool: 'r', paths: { p: { at: '/WORD39X' } } }, effect: 'deny', says: '35 others' },
    ],
  },
];

describeSuites(SUITES);
