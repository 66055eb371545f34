import type { Effect } from '../../src/pdp/decision.js';

/** A message as a client sends it; what is left out is ordinary. */
export interface Call {
  readonly tool?: string;
  /** As JSON text, since `1.0` and a name in two letter cases do not survive a parser. */
  readonly arguments?: string;
  readonly method?: string;
  readonly resource?: string;
  readonly prompt?: string;
  readonly server?: string;
  readonly annotations?: Readonly<Record<string, unknown>>;
  /** Whether the server's complete list has the tool; absent before one was seen. */
  readonly listed?: boolean;
  /** RFC 3339. */
  readonly at?: string;
  readonly labels?: readonly string[];
  readonly groups?: readonly string[];
}
export interface HardCase {
  readonly call: Call;
  readonly decision: Effect;
  /** Id of a reason, or of the rule that allows. */
  readonly by?: string;
  /** Limits and other duties that come with an allow. */
  readonly duties?: readonly string[];
  /** Whether tools/list leaves the tool out. */
  readonly hidden?: boolean;
  readonly why: string;
}
export interface HardGroup {
  readonly title: string;
  /** One file, or one for each `--policy`. */
  readonly policies: readonly string[];
  readonly cases: readonly HardCase[];
}

/** The file system of these calls: the server's working directory is /home/ann, and `docs/link` is a symlink to /etc. */
export const LINKS: Readonly<Record<string, string>> = { '/home/ann/docs/link': '/etc' };
export const HOME = '/home/ann';

const read = (path: string): Call => ({ tool: 'read_file', arguments: JSON.stringify({ path }) });

export const HARD_DECISIONS: readonly HardGroup[] = [
  {
    title: 'Paths that an allow speaks of',
    policies: [
      `version: "1.0"
rules:
  - tool: read_file
    action: allow
    conditions:
      - path_starts_with: /home/ann/docs
      - path_not_contains: .env`,
    ],
    cases: [
      { call: read('docs/a.txt'), decision: 'allow', why: 'relative to the server’s working directory, /home/ann' },
      { call: read('~/docs/a.txt'), decision: 'allow', why: '`~` is the home directory' },
      { call: read('/home/ann/docs/x/../a.txt'), decision: 'allow', why: '`..` that stays inside' },
      { call: read('/home/ann/docs/../.ssh/id_rsa'), decision: 'deny', why: '`..` that leaves' },
      { call: read('/home/ann/docs/link/passwd'), decision: 'deny', why: 'the link leads to /etc' },
      {
        call: read('/home/ann/docs/link/../a.txt'),
        decision: 'deny',
        why: 'the kernel finds /a.txt, others docs/a.txt: it has to hold for all',
      },
      { call: read('/home/ann/docs-old/a.txt'), decision: 'deny', why: 'a sibling with the same beginning: whole segments count' },
      { call: read('docs\\..\\..\\etc\\passwd'), decision: 'deny', why: 'to some servers `\\` separates' },
      { call: read('docs/A.ENV'), decision: 'deny', why: 'upper and lower case are alike to `path_not_contains`' },
      { call: read('docs/a.txt\0.png'), decision: 'deny', why: 'nobody can say what a path with NUL names' },
      { call: { tool: 'read_file', arguments: '{"path": 5}' }, decision: 'deny', why: 'a value of the wrong type satisfies no allow' },
      { call: { tool: 'read_file', arguments: '{}' }, decision: 'deny', why: 'a call without a path does not satisfy a path condition' },
      {
        call: { tool: 'read_file', arguments: '{"paths": ["docs/a.txt", "/etc/passwd"]}' },
        decision: 'deny',
        why: 'every path of a list has to hold',
      },
      { call: { tool: 'read_file', arguments: '{"paths": []}' }, decision: 'deny', why: 'an empty list has no path that could hold' },
      {
        call: { tool: 'read_file', arguments: '{"path": "docs/a.txt", "output": "/tmp/x"}' },
        decision: 'deny',
        why: 'other path arguments count as well, under whatever name',
      },
    ],
  },
  {
    title: 'Paths that a deny speaks of',
    policies: [
      `version: "1.0"
default_action: allow
rules:
  - tool: "*_file"
    action: deny
    id: no-etc
    conditions: [{ path_starts_with: /etc }]`,
    ],
    cases: [
      { call: read('/etc/passwd'), decision: 'deny', by: 'no-etc', why: 'a pattern denies as an exact name does' },
      { call: read('docs/link/passwd'), decision: 'deny', by: 'no-etc', why: 'through the link' },
      {
        call: { tool: 'read_file', arguments: '{"path": {"a": 1}}' },
        decision: 'deny',
        by: 'no-etc',
        why: 'a value of the wrong type trips every deny',
      },
      { call: { tool: 'read_file', arguments: '{}' }, decision: 'allow', by: 'default', why: 'without a path there is nothing below /etc' },
      {
        call: { tool: 'copy_file', arguments: '{"source": "/etc/shadow", "destination": "docs/x"}' },
        decision: 'deny',
        by: 'no-etc',
        why: 'one path is enough',
      },
      {
        call: { tool: 'read_file', arguments: '"/etc/passwd"' },
        decision: 'deny',
        by: 'arguments',
        why: 'no condition can read arguments that are no object',
      },
    ],
  },
  {
    title: 'Which rule decides',
    policies: [
      `version: "1.0"
default_action: allow
rules:
  - { tool: send_mail, action: allow, conditions: [{ argument_matches: { to: "@example\\\\.com$" } }] }
  - { tool: "send_*", action: allow }
  - { tool: "*_admin", action: deny, reason: "no administration" }
  - { tool: db_admin, action: allow }
  - { tool: drop_all, action: deny }
  - { tool: pay, action: ask, id: ask-pay }
  - { tool: pay, action: allow, id: allow-pay }
  - { tool: "git_*", action: ask, id: ask-git, conditions: [{ argument_matches: { branch: "^main$" } }] }`,
    ],
    cases: [
      {
        call: { tool: 'send_mail', arguments: '{"to": "eve@evil.org"}' },
        decision: 'deny',
        by: 'allow-send_mail',
        why: 'only rules with the exact name can allow it; the pattern would',
      },
      { call: { tool: 'send_fax', arguments: '{}' }, decision: 'allow', by: 'allow-send_*', why: 'no exact name: the pattern' },
      {
        call: { tool: 'db_admin', arguments: '{}' },
        decision: 'deny',
        by: 'deny-*_admin',
        hidden: true,
        why: 'a deny by pattern beats an allow by name',
      },
      { call: { tool: 'drop_all' }, decision: 'deny', by: 'deny-drop_all', hidden: true, why: 'never allowed, so it is not listed' },
      { call: { tool: 'pay' }, decision: 'ask', by: 'ask-pay', why: 'ask beats allow; with nobody to ask it is a denial' },
      {
        call: { tool: 'git_push', arguments: '{"branch": "dev"}' },
        decision: 'deny',
        by: 'ask-git',
        why: 'where an ask does not hold, the default does not step in',
      },
      {
        call: { tool: 'Drop_All', listed: false },
        decision: 'deny',
        by: 'unlisted',
        why: 'names are compared exactly, but the server lists no such tool',
      },
      {
        call: { tool: 'send_fax', listed: false },
        decision: 'deny',
        by: 'unlisted',
        why: 'a pattern does not vouch for a tool that is not listed',
      },
      { call: { tool: 'whatever', listed: false }, decision: 'deny', by: 'unlisted', why: 'and neither does the default' },
      { call: { tool: 'whatever' }, decision: 'allow', by: 'default', why: 'before a complete list was seen nobody can say' },
      { call: { tool: 'pay', listed: false }, decision: 'ask', by: 'ask-pay', why: 'an exact name does not ask whether it is listed' },
      { call: { method: 'sampling/createMessage' }, decision: 'allow', by: 'default', why: 'the default is for methods too' },
      { call: { method: 'tools/list' }, decision: 'allow', why: 'plumbing needs no rule' },
    ],
  },
  {
    title: 'Arguments that are missing, null, or called otherwise',
    policies: [
      `version: "1.0"
default_action: allow
rules:
  - { tool: say, action: allow, conditions: [{ argument_not_matches: { text: secret } }] }
  - { tool: cut, action: deny, id: no-rm, conditions: [{ argument_matches: { what: "^rm" } }] }`,
    ],
    cases: [
      { call: { tool: 'say', arguments: '{}' }, decision: 'allow', why: 'what is missing does not match' },
      { call: { tool: 'say' }, decision: 'allow', why: 'without arguments all are missing' },
      { call: { tool: 'say', arguments: '{"text": null}' }, decision: 'deny', why: 'null is no text and not nothing' },
      { call: { tool: 'say', arguments: '{"text": ["hello"]}' }, decision: 'deny', why: 'a list of texts is no text' },
      { call: { tool: 'say', arguments: '{"Text": "secret"}' }, decision: 'deny', why: 'a server that ignores letter case would find it' },
      { call: { tool: 'say', arguments: '{"text": ""}' }, decision: 'allow', why: 'the empty text is a text' },
      { call: { tool: 'cut', arguments: '{}' }, decision: 'allow', why: 'a deny that asks for a match does not trip on what is missing' },
      { call: { tool: 'cut', arguments: '{"what": ["rm", "-rf"]}' }, decision: 'deny', by: 'no-rm', why: 'but on what it cannot read' },
      { call: { tool: 'cut', arguments: '{"WHAT": "ls"}' }, decision: 'deny', by: 'no-rm', why: 'and on another spelling of the name' },
    ],
  },
  {
    title: 'Resources and prompts',
    policies: [
      `version: "1.0"
rules:
  - { resource: "file:///srv/data/*", action: allow }
  - { resource: "file:///srv/data/key.pem", action: deny, id: no-key }
  - { method: resources/subscribe, action: allow }
  - { prompt: review, action: allow }
  - { method: prompts/get, action: ask, id: ask-prompts }`,
    ],
    cases: [
      { call: { resource: 'file:///srv/data/a.csv' }, decision: 'allow', why: 'the pattern fits' },
      { call: { resource: 'file:///srv/database' }, decision: 'deny', by: 'default', why: 'the pattern has a `/` before its `*`' },
      {
        call: { resource: 'file:///srv/data/../etc/passwd' },
        decision: 'deny',
        by: 'uri',
        why: 'a URI with dot segments names two resources',
      },
      { call: { resource: 'file:///srv/data/%2e%2e/x' }, decision: 'deny', by: 'uri', why: 'and so it does when they are encoded' },
      {
        call: { resource: 'FILE:///srv/data/a.csv' },
        decision: 'deny',
        by: 'uri',
        why: 'one spelling only: a deny cannot be escaped by another',
      },
      { call: { resource: 'file:///srv/data/key%2Epem' }, decision: 'deny', by: 'uri', why: 'a needless escape is another spelling' },
      { call: { resource: 'file:///srv/data/key.pem' }, decision: 'deny', by: 'no-key', why: 'a deny by name beats the pattern' },
      { call: { prompt: 'review' }, decision: 'allow', by: 'allow-review', why: 'its name stands over its method' },
      { call: { prompt: 'other' }, decision: 'ask', by: 'ask-prompts', why: 'no name: the method' },
      { call: { tool: 'review' }, decision: 'deny', by: 'default', why: 'a tool is no prompt' },
    ],
  },
  {
    title: 'What a tool says of itself, and which server it is on',
    policies: [
      `version: "1.0"
rules:
  - { tool: "*", annotations: { read_only: true }, action: allow, id: readers }
  - { tool: "*", annotations: { destructive: true }, server: prod, action: deny, reason: "nothing is destroyed in production" }
  - { tool: deploy, server: "test-*", action: allow }`,
    ],
    cases: [
      { call: { tool: 'list', annotations: { readOnlyHint: true } }, decision: 'allow', by: 'readers', why: 'it says so' },
      { call: { tool: 'list' }, decision: 'deny', by: 'default', hidden: true, why: 'silence means that it may change things (MCP)' },
      { call: { tool: 'list', annotations: { readOnlyHint: 'true' } }, decision: 'deny', why: 'a text is no hint' },
      { call: { tool: 'list', server: 'prod' }, decision: 'deny', by: 'deny-*', why: 'silence means that it may destroy' },
      {
        call: { tool: 'list', server: 'prod', annotations: { readOnlyHint: true, destructiveHint: true } },
        decision: 'allow',
        why: 'a tool that is read-only is not destructive, whatever else it says',
      },
      { call: { tool: 'deploy', server: 'test-1' }, decision: 'allow', why: 'on this server the rule speaks of it' },
      {
        call: { tool: 'deploy', server: 'prod', annotations: { destructiveHint: false } },
        decision: 'deny',
        by: 'default',
        why: 'on others it says nothing',
      },
    ],
  },
  {
    title: 'Two layers, each decided by itself',
    policies: [
      `version: "1.0"
default_action: allow
rate_limits: { global: { requests: 100, per: minute } }`,
      `version: "1.0"
rules:
  - { tool: web_search, action: allow, rate_limit: { requests: 5, per: minute } }
  - { tool: pay, action: ask }`,
    ],
    cases: [
      {
        call: { tool: 'web_search' },
        decision: 'allow',
        duties: ['rate_limit 100/minute', 'rate_limit web_search 5/minute'],
        why: 'both allow; both limits count',
      },
      { call: { tool: 'pay' }, decision: 'ask', why: 'the stricter effect' },
      { call: { tool: 'mail' }, decision: 'deny', by: 'default', why: 'the second has no rule for it, and the first cannot lend one' },
    ],
  },
  {
    title: 'Obligations',
    policies: [
      `version: "1.0"
rules:
  - { tool: fetch, action: allow, obligations: [{ label: read_untrusted }] }
  - { tool: fetch, action: allow, conditions: [{ argument_matches: { url: "^https:" } }], obligations: [{ redact: token }], rate_limit: { requests: 9, per: hour } }
  - { tool: buy, action: allow, obligations: [{ approve: { message: "by the owner" } }] }
  - { tool: fetch, action: deny, id: no-ftp, conditions: [{ argument_matches: { url: "^ftp:" } }] }`,
    ],
    cases: [
      {
        call: { tool: 'fetch', arguments: '{"url": "https://a.example"}' },
        decision: 'allow',
        duties: ['label read_untrusted', 'rate_limit fetch 9/hour', 'redact /arguments/token'],
        why: 'of all rules that allow it',
      },
      {
        call: { tool: 'fetch', arguments: '{"url": "http://a.example"}' },
        decision: 'allow',
        duties: ['label read_untrusted'],
        why: 'not of one that does not',
      },
      {
        call: { tool: 'fetch', arguments: '{"url": "ftp://a.example"}' },
        decision: 'deny',
        by: 'no-ftp',
        duties: [],
        why: 'a denied call obliges to nothing',
      },
      { call: { tool: 'buy' }, decision: 'ask', by: 'approve', why: 'an approval that is asked for is a question' },
    ],
  },
];
