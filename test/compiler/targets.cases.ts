import { COMPLETE } from '../../src/protocol/methods.js';
import type { Suite } from './suites.js';

/** Which messages rules speak of: lists, resources, prompts, servers, annotations; and what rules oblige to. */
export const TARGETS: readonly Suite[] = [
  {
    name: 'lists of tools',
    policy: `
version: 1
rules:
  - { tool: [read, list, 'find_*'], action: allow, id: reading, conditions: [{ argument_matches: { q: '^x$' } }], rate_limit: { requests: 3, per: hour } }
  - { tool: ['find_*', '*_all'], action: ask, reason: much }
  - { tool: [shell, eval], action: deny, reason: no shells, advice: Use run_tests. }
  - { tool: list, action: allow, conditions: [{ argument_matches: { q: '^y$' } }], advice: Say y. }
  - { method: [roots/list, 'elicitation/*'], action: allow, id: methods }
`,
    hidden: { read: false, shell: true, eval: true, find_x: false, other: true },
    cases: [
      {
        why: 'the first of a list',
        message: { tool: 'read', arguments: { q: 'x' } },
        effect: 'allow',
        by: ['reading'],
        limits: ['read 3/hour'],
      },
      { why: 'each tool is counted by itself', message: { tool: 'list', arguments: { q: 'x' } }, effect: 'allow', limits: ['list 3/hour'] },
      {
        why: 'beside other rules of the name',
        message: { tool: 'list', arguments: { q: 'y' } },
        effect: 'allow',
        by: ['allow-list'],
        limits: [],
      },
      {
        why: 'a list is one rule with one reason',
        message: { tool: 'read', arguments: { q: 'z' } },
        effect: 'deny',
        by: ['reading'],
        says: '`read`, `list` and `find_*` are allowed when `q` matches `^x$`',
      },
      {
        why: 'advice ends what is said',
        message: { tool: 'list', arguments: { q: 'z' } },
        effect: 'deny',
        by: ['reading', 'allow-list'],
        says: 'matches `^y$`. Say y.',
      },
      { why: 'two patterns of one rule are one reason', message: { tool: 'find_all' }, effect: 'ask', by: ['ask-find_*'], says: 'much' },
      { why: 'the other pattern of the list', message: { tool: 'drop_all' }, effect: 'ask', by: ['ask-find_*'] },
      {
        why: 'a pattern in a list stays a pattern',
        message: { tool: 'find_x', known: false, arguments: { q: 'x' } },
        effect: 'deny',
        by: ['unlisted'],
      },
      { why: 'a name in a list is exact', message: { tool: 'read', known: false, arguments: { q: 'x' } }, effect: 'allow' },
      {
        why: 'a denied list with advice',
        message: { tool: 'eval' },
        effect: 'deny',
        by: ['deny-shell'],
        says: 'no shells. Use run_tests.',
      },
      { why: 'methods too', message: { method: 'elicitation/create' }, effect: 'allow', by: ['methods'] },
      { why: 'and no other', message: { method: 'sampling/createMessage' }, effect: 'deny', by: ['default'] },
    ],
  },
  {
    name: 'resources',
    policy: `
version: 1
rules:
  - { resource: ['file:///srv/docs/*', 'memo://insights'], action: allow, id: docs }
  - { resource: 'file:///srv/docs/secret/*', action: deny, reason: secret }
  - { resource: 'file:///srv/docs/plan.md', action: ask, id: plan }
  - { method: resources/subscribe, action: allow, id: subscribe }
  - { method: 'resources/*', action: ask, id: others }
`,
    cases: [
      { why: 'a pattern', message: { resource: 'file:///srv/docs/a.md' }, effect: 'allow', by: ['docs'] },
      { why: 'a URI', message: { resource: 'memo://insights' }, effect: 'allow', by: ['docs'] },
      { why: 'deny beats allow', message: { resource: 'file:///srv/docs/secret/a' }, effect: 'deny', says: 'secret' },
      { why: 'an exact URI stands over a pattern', message: { resource: 'file:///srv/docs/plan.md' }, effect: 'ask', by: ['plan'] },
      { why: 'a URI that no rule names goes by its method', message: { resource: 'file:///etc/passwd' }, effect: 'ask', by: ['others'] },
      {
        why: 'of methods the exact one comes first',
        message: { resource: 'file:///x', method: 'resources/subscribe' },
        effect: 'allow',
        by: ['subscribe'],
      },
      {
        why: 'a resource rule speaks of subscriptions',
        message: { resource: 'memo://insights', method: 'resources/subscribe' },
        effect: 'allow',
        by: ['docs'],
      },
      {
        why: 'a resource rule speaks of directories',
        message: { resource: 'file:///srv/docs/secret/', method: 'resources/directory/read' },
        effect: 'deny',
        says: 'secret',
      },
      {
        why: 'plumbing about a denied one is stopped',
        message: { resource: 'file:///srv/docs/secret/a', method: 'resources/unsubscribe', acting: false },
        effect: 'deny',
      },
      { why: 'other plumbing passes', message: { resource: 'file:///x', method: 'resources/unsubscribe', acting: false }, effect: 'allow' },
      { why: 'a text that only looks alike is another', message: { resource: 'file:///srv/docsx' }, effect: 'ask', by: ['others'] },
      ...[
        ['dot segments', 'file:///srv/docs/../../etc/passwd'],
        ['dot segments at the end', 'file:///srv/docs/..'],
        ['a segment that is a dot', 'file:///srv/docs/./secret/a'],
        ['an encoded dot', 'file:///srv/docs/%2e%2e/x'],
        ['an encoded dot in capitals', 'file:///srv/docs/%2E%2E/x'],
        ['an encoded slash', 'file:///srv/docs/..%2fx'],
        ['an encoded backslash', 'file:///srv/docs/..%5Cx'],
        ['a backslash', 'file:///srv/docs/..\\\\x'],
        ['an encoded letter', 'file:///srv/docs/%73ecret/a'],
        ['an encoding of an encoding', 'file:///srv/docs/%252e%252e/x'],
        ['encoded in small letters', 'file:///srv/docs/%c3%a9'],
        ['an empty segment', 'file:///srv/docs//secret/a'],
        ['an upper-case scheme', 'FILE:///srv/docs/a'],
        ['an upper-case host', 'https://EXAMPLE.com/a'],
        ['user information', 'https://a@example.com/a'],
        ['the port that it has anyway', 'https://example.com:443/a'],
        ['a dot after the host', 'https://example.com./a'],
        ['a file with a host', 'file://localhost/srv/docs/secret/a'],
        ['a file with one slash', 'file:/srv/docs/secret/a'],
        ['a file with a query', 'file:///srv/docs/plan.md?x'],
        ['a fragment', 'file:///srv/docs/plan.md#x'],
        ['a space', 'file:///srv/docs/a b'],
        ['a letter beyond ASCII', 'file:///srv/docs/é'],
        ['a control character', 'file:///srv/docs/a\\nb'],
        ['a broken encoding', 'file:///srv/docs/%zz'],
        ['no scheme', '/srv/docs/a'],
        ['nothing', ''],
      ].map(([what, uri]) => ({ why: `not plain: ${what ?? ''}`, message: { resource: uri ?? '' }, effect: 'deny' as const, by: ['uri'] })),
      ...[
        ['what has to be encoded is', 'file:///srv/docs/a%20b/%C3%A9'],
        ['dots in names', 'file:///srv/docs/..a/b../c.d'],
        ['a slash at the end', 'file:///srv/docs/a/'],
      ].map(([what, uri]) => ({ why: `plain: ${what ?? ''}`, message: { resource: uri ?? '' }, effect: 'allow' as const, by: ['docs'] })),
      ...[
        ['a query of another scheme', 'db://x:5432/table?where=a/b'],
        ['no authority', 'urn:isbn:123'],
        ['a host', 'https://example.com:8443/a/'],
      ].map(([what, uri]) => ({ why: `plain: ${what ?? ''}`, message: { resource: uri ?? '' }, effect: 'ask' as const, by: ['others'] })),
    ],
  },
  {
    name: 'resources under a default that allows',
    policy: `
version: 1
default_action: allow
rules:
  - { resource: 'file:///etc/*', action: deny, id: etc }
  - { resource: 'file:///srv/*', server: files, action: ask, id: srv }
`,
    cases: [
      { why: 'the deny', message: { resource: 'file:///etc/passwd' }, effect: 'deny', by: ['etc'] },
      { why: 'a URI that could be one', message: { resource: 'file:///srv/../etc/passwd' }, effect: 'deny', by: ['uri'] },
      { why: 'a tool is none of it', message: { tool: 'x' }, effect: 'allow', by: ['default'] },
      { why: 'another server is not spoken of', message: { resource: 'file:///srv/a' }, effect: 'allow', by: ['default'] },
      { why: 'this one is', message: { resource: 'file:///srv/a', server: 'files' }, effect: 'ask', by: ['srv'] },
    ],
  },
  {
    name: 'rules by URI of one server leave the URIs of others alone',
    policy: `
version: 1
default_action: allow
rules: [{ resource: 'file:///srv/*', server: files, action: allow }]
`,
    cases: [
      { why: 'there', message: { resource: 'file:///srv/../a', server: 'files' }, effect: 'deny', by: ['uri'] },
      { why: 'elsewhere', message: { resource: 'file:///srv/../a', server: 'others' }, effect: 'allow', by: ['default'] },
    ],
  },
  {
    name: 'prompts',
    policy: `
version: 1
rules:
  - { prompt: review, action: allow, conditions: [{ argument_matches: { language: '^de$' } }] }
  - { prompt: 'team-*', action: allow }
  - { prompt: team-root, action: deny, reason: not the root }
  - { method: 'prompts/*', action: allow, id: method }
`,
    cases: [
      { why: 'its condition holds', message: { prompt: 'review', arguments: { language: 'de' } }, effect: 'allow', by: ['allow-review'] },
      {
        why: 'it fails: the method does not rescue it',
        message: { prompt: 'review', arguments: { language: 'fr' } },
        effect: 'deny',
        by: ['allow-review'],
      },
      { why: 'a pattern', message: { prompt: 'team-a' }, effect: 'allow', by: ['allow-team-*'] },
      { why: 'a deny', message: { prompt: 'team-root' }, effect: 'deny', says: 'not the root' },
      { why: 'others go by the method', message: { prompt: 'other' }, effect: 'allow', by: ['method'] },
      { why: 'unless they are like one that is restricted', message: { prompt: 'Team-Root', alike: true }, effect: 'deny', by: ['prompt'] },
      { why: 'nor does a pattern allow that', message: { prompt: 'team-Root', alike: true }, effect: 'deny', by: ['prompt'] },
      {
        why: 'an exact name does',
        message: { prompt: 'review', arguments: { language: 'de' }, alike: true },
        effect: 'allow',
        by: ['allow-review'],
      },
      { why: 'a tool of the same name is none', message: { tool: 'review' }, effect: 'deny', by: ['default'] },
    ],
  },
  {
    name: 'completions, which are about the prompt or the template that they refer to',
    policy: `
version: 1
default_action: allow
rules:
  - { prompt: secret, action: deny, id: no-secret }
  - { prompt: review, action: allow, conditions: [{ argument_matches: { language: '^de$' } }] }
  - { prompt: 'team-*', action: ask, id: team }
  - { resource: 'file:///etc/*', action: deny, id: etc }
`,
    cases: [
      { why: 'of a denied prompt', message: { method: COMPLETE, prompt: 'secret' }, effect: 'deny', by: ['no-secret'] },
      { why: 'of one for which a person is asked', message: { method: COMPLETE, prompt: 'team-a' }, effect: 'ask', by: ['team'] },
      {
        why: 'of one that is allowed with certain arguments: it has none yet',
        message: { method: COMPLETE, prompt: 'review' },
        effect: 'deny',
        by: ['allow-review'],
      },
      { why: 'of a denied resource', message: { method: COMPLETE, resource: 'file:///etc/{name}' }, effect: 'deny', by: ['etc'] },
      {
        why: 'of a template that could be read as another',
        message: { method: COMPLETE, resource: 'file:///srv/../etc/{name}' },
        effect: 'deny',
        by: ['uri'],
      },
      { why: 'honest: of any other prompt', message: { method: COMPLETE, prompt: 'other' }, effect: 'allow', by: ['default'] },
      { why: 'honest: of another template', message: { method: COMPLETE, resource: 'file:///srv/{a}{?b,c}' }, effect: 'allow' },
      { why: 'honest: of a template that ends in it', message: { method: COMPLETE, resource: 'file:///srv/{+path}' }, effect: 'allow' },
      { why: 'what is read is no template', message: { resource: 'file:///srv/{a}' }, effect: 'deny', by: ['uri'] },
    ],
  },
  {
    name: 'completions under a default that denies',
    policy: `
version: 1
rules:
  - { prompt: open, action: allow }
  - { prompt: shut, action: deny }
  - { resource: 'file:///srv/*', action: allow, id: srv }
`,
    cases: [
      { why: 'of an allowed prompt', message: { method: COMPLETE, prompt: 'open' }, effect: 'allow', by: ['allow-open'] },
      { why: 'of a denied one', message: { method: COMPLETE, prompt: 'shut' }, effect: 'deny', by: ['deny-shut'] },
      { why: 'of one that nobody names', message: { method: COMPLETE, prompt: 'other' }, effect: 'deny', by: ['default'] },
      { why: 'of allowed resources', message: { method: COMPLETE, resource: 'file:///srv/{a}' }, effect: 'allow', by: ['srv'] },
      { why: 'of wider ones', message: { method: COMPLETE, resource: 'file:///{+path}' }, effect: 'deny', by: ['default'] },
    ],
  },
  {
    name: 'servers',
    policy: `
version: 1
default_action: ask
rules:
  - { tool: read, server: files, action: allow, conditions: [{ argument_matches: { q: '^x$' } }] }
  - { tool: read, server: 'git*', action: allow, id: git-read }
  - { tool: '*', server: [scratch, 'tmp-*'], action: allow, id: scratch }
  - { tool: drop, server: files, action: deny }
  - { tool: drop, server: 'prod-*', action: deny, id: prod }
`,
    hiddenOf: { server: 'files', tools: [{ name: 'read' }, { name: 'drop' }], hidden: ['drop'] },
    cases: [
      { why: 'its server', message: { tool: 'read', server: 'files', arguments: { q: 'x' } }, effect: 'allow', by: ['allow-read'] },
      {
        why: 'its server, and the condition fails',
        message: { tool: 'read', server: 'files', arguments: { q: 'y' } },
        effect: 'deny',
        by: ['allow-read'],
      },
      { why: 'a pattern of servers', message: { tool: 'read', server: 'github' }, effect: 'allow', by: ['git-read'] },
      { why: 'another server: neither allowed nor confined', message: { tool: 'read', server: 'other' }, effect: 'ask', by: ['default'] },
      {
        why: 'all tools of a server are a pattern, not the default',
        message: { tool: 'any', server: 'scratch' },
        effect: 'allow',
        by: ['scratch'],
      },
      {
        why: 'which does not vouch for what is not listed',
        message: { tool: 'any', known: false, server: 'tmp-1' },
        effect: 'deny',
        by: ['unlisted'],
      },
      { why: 'a method is no tool', message: { method: 'roots/list', server: 'scratch' }, effect: 'ask', by: ['default'] },
      { why: 'a deny of this server', message: { tool: 'drop', server: 'files' }, effect: 'deny', by: ['deny-drop'] },
      { why: 'a deny of a pattern of servers', message: { tool: 'drop', server: 'prod-1' }, effect: 'deny', by: ['prod'] },
      { why: 'a deny of another server', message: { tool: 'drop', server: 'test' }, effect: 'ask', by: ['default'] },
    ],
  },
  {
    name: 'annotations',
    policy: `
version: 1
rules:
  - { tool: '*', annotations: { read_only: true }, action: allow, id: readers }
  - { tool: '*', annotations: { read_only: false, destructive: false }, action: ask, id: writers }
  - { tool: purge, annotations: { destructive: true }, action: deny, id: no-purge }
  - { tool: send, annotations: { idempotent: true, open_world: false }, action: allow, id: send }
`,
    hiddenOf: {
      tools: [
        { name: 'look', annotations: { readOnlyHint: true } },
        { name: 'plain' },
        { name: 'add', annotations: { destructiveHint: false } },
        { name: 'purge', annotations: { destructiveHint: true } },
        { name: 'purge-not' },
      ],
      hidden: ['plain', 'purge', 'purge-not'],
    },
    cases: [
      { why: 'read-only', message: { tool: 'look', annotations: { readOnlyHint: true } }, effect: 'allow', by: ['readers'] },
      { why: 'nothing said: not read-only, and destructive', message: { tool: 'x' }, effect: 'deny', by: ['default'] },
      { why: 'said to be harmless', message: { tool: 'x', annotations: { destructiveHint: false } }, effect: 'ask', by: ['writers'] },
      {
        why: 'read-only is not destructive, whatever else it says',
        message: { tool: 'purge', annotations: { readOnlyHint: true, destructiveHint: true } },
        effect: 'allow',
      },
      { why: 'a deny of what may destroy', message: { tool: 'purge' }, effect: 'deny', by: ['no-purge'] },
      {
        why: 'a value of the wrong type says nothing',
        message: { tool: 'x', annotations: { readOnlyHint: 'true' } },
        effect: 'deny',
        by: ['default'],
      },
      {
        why: 'both',
        message: { tool: 'send', annotations: { idempotentHint: true, openWorldHint: false } },
        effect: 'allow',
        by: ['send'],
      },
      { why: 'one of them', message: { tool: 'send', annotations: { idempotentHint: true } }, effect: 'deny', by: ['default'] },
    ],
  },
  {
    name: 'obligations',
    policy: `
version: 1
rules:
  - tool: fetch
    action: allow
    conditions: [{ argument_matches: { url: '^https:' } }]
    obligations: [{ label: web }, { redact: [token, options.key], replacement: x }, { log: full }]
  - { tool: fetch, action: allow, id: other, conditions: [{ argument_matches: { url: '^http:' } }], obligations: [{ label: plain }] }
  - { tool: 'pay_*', action: allow, obligations: [{ approve: { approvers: [alice], message: money leaves } }] }
  - { tool: note, action: ask, reason: look, obligations: [{ log: minimal }] }
  - { tool: '*', action: allow, obligations: [{ label: any }] }
`,
    cases: [
      {
        why: 'of the rule that holds',
        message: { tool: 'fetch', arguments: { url: 'https://x' } },
        effect: 'allow',
        obliges: [
          { kind: 'label', label: 'web' },
          { kind: 'redact', path: '/arguments/token', replacement: 'x' },
          { kind: 'redact', path: '/arguments/options/key', replacement: 'x' },
          { kind: 'log', level: 'full' },
        ],
      },
      {
        why: 'not of one that does not',
        message: { tool: 'fetch', arguments: { url: 'http://x' } },
        effect: 'allow',
        obliges: [{ kind: 'label', label: 'plain' }],
      },
      { why: 'an approval is a question', message: { tool: 'pay_now' }, effect: 'ask', says: 'money leaves' },
      { why: 'of a question', message: { tool: 'note' }, effect: 'ask', obliges: [{ kind: 'log', level: 'minimal' }] },
      { why: 'of the default', message: { tool: 'x' }, effect: 'allow', obliges: [{ kind: 'label', label: 'any' }] },
    ],
  },
  {
    name: 'rules and defaults by server',
    policy: `
version: 1
default_action: deny
servers:
  git: { default_action: ask, rules: [{ tool: status, action: allow }, { tool: push, action: deny, reason: not from here }] }
  'scratch-*': { default_action: allow }
  '*-prod': { default_action: deny }
  scratch-prod-1: { rules: [{ tool: 'x*', action: allow }] }
rules: [{ tool: shell, action: deny }]
`,
    hiddenOf: { server: 'scratch-a', tools: [{ name: 'shell' }, { name: 'any' }], hidden: ['shell'] },
    cases: [
      { why: 'a rule of the server', message: { tool: 'status', server: 'git' }, effect: 'allow', by: ['allow-status'] },
      { why: 'of another server it says nothing', message: { tool: 'status', server: 'other' }, effect: 'deny', by: ['default'] },
      { why: 'the default of the server', message: { tool: 'other', server: 'git' }, effect: 'ask', by: ['default'] },
      { why: 'a deny of the server', message: { tool: 'push', server: 'git' }, effect: 'deny', says: 'not from here' },
      { why: 'a default by pattern', message: { tool: 'any', server: 'scratch-1' }, effect: 'allow', by: ['default'] },
      { why: 'of two patterns the stricter', message: { tool: 'any', server: 'scratch-prod' }, effect: 'deny', by: ['default'] },
      {
        why: 'a server without a default of its own has that of its patterns',
        message: { tool: 'any', server: 'scratch-prod-1' },
        effect: 'allow',
      },
      { why: 'a tool that is not listed', message: { tool: 'any', known: false, server: 'scratch-1' }, effect: 'deny', by: ['unlisted'] },
      { why: 'the rules above hold everywhere', message: { tool: 'shell', server: 'scratch-1' }, effect: 'deny', by: ['deny-shell'] },
      { why: 'methods go by the default too', message: { method: 'roots/list', server: 'git' }, effect: 'ask' },
    ],
  },
  {
    name: 'roots',
    policy: `
version: 1
roots: [/srv/b, /srv/a]
default_action: allow
rules:
  - { tool: read, action: allow, conditions: [{ under_roots: true, path_not_contains: .env }] }
  - { tool: copy, action: allow, conditions: [{ argument: to, under_roots: true, optional: true }] }
  - { tool: remove, action: deny, conditions: [{ none: [{ under_roots: true }] }] }
`,
    cases: [
      { why: 'below one of them', message: { tool: 'read', paths: { p: { at: '/srv/b/x', under: ['/srv/b'] } } }, effect: 'allow' },
      {
        why: 'below none of them',
        message: { tool: 'read', paths: { p: { at: '/etc/x' } } },
        effect: 'deny',
        says: '`read` is allowed below `/srv/a` or `/srv/b`',
      },
      {
        why: 'beside other tests of the path',
        message: { tool: 'read', paths: { p: { at: '/srv/a/.env', under: ['/srv/a'] } } },
        effect: 'deny',
      },
      { why: 'without a path nothing is below', message: { tool: 'read' }, effect: 'deny' },
      {
        why: 'one argument',
        message: {
          tool: 'copy',
          arguments: { to: '/srv/a/x', from: '/etc/x' },
          paths: { to: { at: '/srv/a/x', under: ['/srv/a'] }, from: { at: '/etc/x' } },
        },
        effect: 'allow',
      },
      {
        why: 'one argument that is elsewhere',
        message: { tool: 'copy', arguments: { to: '/etc/x' }, paths: { to: { at: '/etc/x' } } },
        effect: 'deny',
      },
      { why: 'one argument that may be missing', message: { tool: 'copy', arguments: {} }, effect: 'allow' },
      { why: 'a deny of what lies outside', message: { tool: 'remove', paths: { p: { at: '/etc/x' } } }, effect: 'deny' },
      {
        why: 'that leaves what lies inside',
        message: { tool: 'remove', paths: { p: { at: '/srv/a/x', under: ['/srv/a'] } } },
        effect: 'allow',
      },
      {
        why: 'and trips where two readers may find two places',
        message: { tool: 'remove', paths: { p: { at: '/srv/a/x', under: [], touches: ['/srv/a'] } } },
        effect: 'deny',
      },
    ],
  },
];
