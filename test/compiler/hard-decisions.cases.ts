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
  /** Whether the subject proved who it is, without any claims. */
  readonly authenticated?: boolean;
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
  /** The files that they extend, by name. */
  readonly extended?: Readonly<Record<string, string>>;
  readonly cases: readonly HardCase[];
}

/** The file system of these calls: the server's working directory is /home/ann, and `docs/link` is a symlink to /etc. */
export const LINKS: Readonly<Record<string, string>> = { '/home/ann/docs/link': '/etc' };
export const HOME = '/home/ann';

const sql = (tool: string, text: string): Call => ({ tool, arguments: JSON.stringify({ sql: text }) });
const url = (tool: string, text: string): Call => ({ tool, arguments: JSON.stringify({ url: text }) });
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
      {
        call: read('C:\\Users\\ann\\docs\\a.txt'),
        decision: 'deny',
        why: 'a path of Windows is below nothing where the proxy runs elsewhere',
      },
      { call: read('\\\\host\\share\\a.txt'), decision: 'deny', why: 'nor is a share' },
      { call: read('docs/\u2025/.ssh/id_rsa'), decision: 'deny', why: 'one character, which some servers read as `..`' },
      { call: read('docs/\uff0e\uff45\uff4e\uff56'), decision: 'deny', why: 'full-width letters are plain ones to some' },
      { call: read('docs/.e\u200bnv'), decision: 'deny', why: 'some do not see what nobody sees' },
      { call: read('docs/\uff22ericht.txt'), decision: 'allow', why: 'it has to hold for all readings, and does' },
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
    conditions: [{ path_starts_with: [/etc, 'C:\\Windows'] }]`,
    ],
    cases: [
      { call: read('/etc/passwd'), decision: 'deny', by: 'no-etc', why: 'a pattern denies as an exact name does' },
      { call: read('docs/link/passwd'), decision: 'deny', by: 'no-etc', why: 'through the link' },
      {
        call: read('/\uff45\uff54\uff43/passwd'),
        decision: 'deny',
        by: 'no-etc',
        why: 'full-width letters, which some servers take for plain ones',
      },
      { call: read('/e\u200btc/passwd'), decision: 'deny', by: 'no-etc', why: 'a letter that nobody sees' },
      {
        call: read('/ETC/passwd'),
        decision: 'allow',
        by: 'default',
        why: 'where letter case matters it is another folder; elsewhere it is resolved to /etc',
      },
      { call: read('c:/windows/x/../win.ini'), decision: 'deny', by: 'no-etc', why: 'drives as text, in any letter case' },
      { call: read('\\\\host\\share\\win.ini'), decision: 'deny', by: 'no-etc', why: 'a share may be any folder of Windows' },
      { call: read('D:\\notes.txt'), decision: 'allow', by: 'default', why: 'another drive' },
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
  - { tool: "git_*", action: ask, id: ask-git, conditions: [{ argument_matches: { branch: "^main$" } }] }
  - { tool: order, action: allow, id: allow-order }
  - { tool: order, action: ask, id: ask-order, conditions: [{ argument: amount, min: 100 }] }`,
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
      { call: { tool: 'order', arguments: '{"amount": 5}' }, decision: 'allow', by: 'allow-order', why: 'the ask certainly does not hold' },
      {
        call: { tool: 'order', arguments: '{"amount": "500"}' },
        decision: 'deny',
        by: 'ask-order',
        why: 'a server may take it for 500: nobody can say whether a person is to be asked',
      },
      {
        call: { tool: 'order', arguments: '{"Amount": 500}' },
        decision: 'deny',
        by: 'ask-order',
        why: 'so it is with another spelling of the name',
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
  {
    title: 'SQL, and what hides in it',
    policies: [
      `version: "1.0"
rules:
  - tool: query
    action: allow
    conditions: [{ argument: sql, sql_verbs: select, single_statement: true }]
  - tool: run
    action: deny
    id: no-drop
    conditions: [{ argument: sql, sql_verbs: drop }]
  - { tool: run, action: allow }`,
    ],
    cases: [
      { call: sql('query', 'SELECT 1 -- DROP TABLE a'), decision: 'allow', why: 'what stands in a comment is not run' },
      { call: sql('query', 'SELECT 1 -- ; DROP TABLE a'), decision: 'deny', why: 'but some clients part statements at every `;`' },
      { call: sql('query', 'SELECT 1 /*! ; DROP TABLE a */'), decision: 'deny', why: 'MySQL runs what stands in `/*! … */`' },
      { call: sql('query', 'SELECT 1; DROP TABLE a'), decision: 'deny', why: 'two statements, and the second drops' },
      { call: sql('query', 'SELECT 1; SELECT 2'), decision: 'deny', why: 'one statement was asked for' },
      { call: sql('query', "SELECT '; DROP TABLE a'"), decision: 'allow', why: 'what stands in a string is not run' },
      { call: sql('query', "SELECT 'a"), decision: 'deny', why: 'a string without end: nobody can say what is run' },
      {
        call: sql('query', 'WITH gone AS (DELETE FROM a RETURNING *) SELECT * FROM gone'),
        decision: 'deny',
        why: 'the verbs of its queries count: this SELECT deletes',
      },
      { call: sql('query', 'SELECT * INTO b FROM a'), decision: 'deny', why: '`SELECT … INTO` makes a table' },
      { call: { tool: 'query', arguments: '{"sql": ["SELECT 1"]}' }, decision: 'deny', why: 'a list is no SQL' },
      { call: sql('run', 'EXPLAIN ANALYZE UPDATE a SET b = 1'), decision: 'allow', why: 'it changes much, and drops nothing' },
      { call: sql('run', "SELECT 'a"), decision: 'deny', by: 'no-drop', why: 'what nobody can read trips every deny' },
    ],
  },
  {
    title: 'URLs, and where they lead',
    policies: [
      `version: "1.0"
rules:
  - tool: fetch
    action: allow
    conditions: [{ argument: url, schemes: https, domains: ["example.com", "*.example.com"] }]
  - tool: open
    action: deny
    id: no-inside
    conditions: [{ argument: url, url_class: [private, loopback, link_local, metadata] }]
  - { tool: open, action: allow }`,
    ],
    cases: [
      { call: url('fetch', 'https://example.com/a?b=https://evil.org'), decision: 'allow', why: 'the host is what counts' },
      { call: url('fetch', 'https://WWW.Example.COM'), decision: 'allow', why: 'hosts have no letter case' },
      {
        call: url('fetch', 'HTTPS://example.com'),
        decision: 'deny',
        why: 'nor have schemes, but some programs compare them as they are written',
      },
      { call: url('fetch', 'https://example.com@evil.org/'), decision: 'deny', why: 'before `@` stands a user, not a host' },
      { call: url('fetch', 'https://example.com\\@evil.org/'), decision: 'deny', why: 'a browser ends the host at `\\`, others do not' },
      { call: url('fetch', 'https://notexample.com/'), decision: 'deny', why: 'a domain is whole labels' },
      { call: url('fetch', 'https://example.com.evil.org/'), decision: 'deny', why: 'a domain is the end of a host' },
      { call: url('fetch', 'http://example.com/'), decision: 'deny', why: 'another scheme' },
      { call: url('fetch', '//example.com/'), decision: 'deny', why: 'a URL without a scheme is none by itself' },
      { call: url('open', 'http://2130706433/'), decision: 'deny', by: 'no-inside', why: 'to some readers one number is 127.0.0.1' },
      { call: url('open', 'http://127.1/'), decision: 'deny', by: 'no-inside', why: 'and so are two' },
      {
        call: url('open', 'http://[::ffff:169.254.169.254]/'),
        decision: 'deny',
        by: 'no-inside',
        why: 'an IPv4 address in an IPv6 one leads where the IPv4 one does',
      },
      { call: url('open', 'http://[64:ff9b::7f00:1]/'), decision: 'deny', by: 'no-inside', why: 'through NAT64 too' },
      {
        call: url('open', 'http://10.0.0.1.nip.io/'),
        decision: 'deny',
        by: 'no-inside',
        why: 'such names are known to lead to the address in them',
      },
      { call: url('open', 'https://example.com/'), decision: 'allow', why: 'a public name' },
    ],
  },
  {
    title: 'Hours, midnight, and clocks that are changed',
    policies: [
      `version: "1.0"
rules:
  - tool: deploy
    action: allow
    time: { days: [sat], from: "22:00", to: "04:00", zone: Europe/Berlin }
  - { tool: sleep, action: deny, id: not-at-night, time: { from: "02:00", to: "03:00", zone: Europe/Berlin } }
  - { tool: sleep, action: allow }`,
    ],
    cases: [
      { call: { tool: 'deploy', at: '2026-01-10T21:00:00Z' }, decision: 'allow', why: 'Saturday 22:00: `from` is inside' },
      { call: { tool: 'deploy', at: '2026-01-11T02:59:59Z' }, decision: 'allow', why: 'Sunday 03:59: the window began on Saturday' },
      { call: { tool: 'deploy', at: '2026-01-11T03:00:00Z' }, decision: 'deny', why: 'Sunday 04:00: `to` is outside' },
      { call: { tool: 'deploy', at: '2026-01-10T02:00:00Z' }, decision: 'deny', why: 'Saturday 03:00 belongs to a window of Friday' },
      { call: { tool: 'deploy', at: '2026-03-29T01:30:00Z' }, decision: 'allow', why: 'Sunday 03:30, an hour earlier than in winter' },
      { call: { tool: 'deploy', at: '2026-03-29T02:00:00Z' }, decision: 'deny', why: 'Sunday 04:00: that night has an hour less' },
      { call: { tool: 'deploy', at: '2026-10-25T02:59:00Z' }, decision: 'allow', why: 'Sunday 03:59: that night has an hour more' },
      { call: { tool: 'sleep', at: '2026-03-29T01:00:00Z' }, decision: 'allow', why: 'that night the clock skips from 02:00 to 03:00' },
      { call: { tool: 'sleep', at: '2026-10-25T00:30:00Z' }, decision: 'deny', by: 'not-at-night', why: 'and here 02:30 comes' },
      { call: { tool: 'sleep', at: '2026-10-25T01:30:00Z' }, decision: 'deny', by: 'not-at-night', why: 'twice' },
    ],
  },
  {
    title: 'A policy that extends another',
    policies: [
      `version: "1.0"
extends: ./base.yaml
rules:
  - { tool: delete_file, action: allow, id: own-allow }
  - { tool: pay, action: ask }
  - { tool: mail, action: allow }`,
    ],
    extended: {
      './base.yaml': `version: "1.0"
default_action: ask
rules:
  - { tool: delete_file, action: deny, id: base-deny }
  - { tool: pay, action: allow }
  - { tool: "*", action: ask, id: base-default }`,
    },
    cases: [
      {
        call: { tool: 'delete_file' },
        decision: 'deny',
        by: 'base-deny',
        hidden: true,
        why: 'a deny of the base beats an allow of the file',
      },
      { call: { tool: 'pay' }, decision: 'ask', by: 'ask-pay', why: 'an ask beats the allow of the base' },
      { call: { tool: 'mail' }, decision: 'allow', by: 'allow-mail', why: 'the base does not speak of it, unlike a second layer' },
      { call: { tool: 'other' }, decision: 'ask', by: 'base-default', why: 'the file states no default, so that of the base holds' },
    ],
  },
  {
    title: 'Defaults of single servers',
    policies: [
      `version: "1.0"
default_action: deny
servers:
  "git*": { default_action: allow, rules: [{ tool: push, action: ask }] }
  "*hub": { default_action: ask }
  github-ro: { default_action: allow }
rules:
  - { tool: push, server: git, action: deny, id: no-push }`,
    ],
    cases: [
      { call: { tool: 'log', server: 'gitlab' }, decision: 'allow', why: 'one pattern fits' },
      { call: { tool: 'log', server: 'github' }, decision: 'ask', why: 'two patterns fit: the stricter' },
      { call: { tool: 'log', server: 'github-ro' }, decision: 'allow', why: 'a name comes before patterns' },
      { call: { tool: 'push', server: 'github-ro' }, decision: 'ask', by: 'ask-push', why: 'rules of all entries that fit count' },
      { call: { tool: 'push', server: 'git' }, decision: 'deny', by: 'no-push', why: 'deny beats ask, wherever it is written' },
      { call: { tool: 'log', server: 'other' }, decision: 'deny', by: 'default', why: 'the default of the file' },
    ],
  },
  {
    title: 'Numbers, lists, and every item of them',
    policies: [
      `version: "1.0"
rules:
  - { tool: page, action: allow, conditions: [{ argument: n, equals: 1 }] }
  - { tool: size, action: allow, conditions: [{ argument: n, type: integer, max: 10 }] }
  - { tool: send, action: allow, conditions: [{ argument: /to/*, ends_with: "@example.com" }] }
  - { tool: post, action: deny, id: no-secret, conditions: [{ argument: /items/*/text, contains: secret }] }
  - { tool: post, action: allow }
  - { tool: first, action: allow, conditions: [{ argument: /0/x, equals: a }] }`,
    ],
    cases: [
      { call: { tool: 'page', arguments: '{"n": 1}' }, decision: 'allow', why: 'the number' },
      { call: { tool: 'page', arguments: '{"n": 1.0}' }, decision: 'allow', why: 'the same number' },
      {
        call: { tool: 'page', arguments: '{"n": "1"}' },
        decision: 'deny',
        why: 'a text is no number, though a server may take it for one',
      },
      { call: { tool: 'page', arguments: '{"n": true}' }, decision: 'deny', why: 'nor is `true`' },
      { call: { tool: 'size', arguments: '{"n": 1e1}' }, decision: 'allow', why: '10 in another spelling' },
      {
        call: { tool: 'size', arguments: '{"n": -1e308}' },
        decision: 'deny',
        why: 'from 2^53 on nobody can say which whole number is meant',
      },
      { call: { tool: 'size', arguments: '{"n": 1.5}' }, decision: 'deny', why: 'no whole number' },
      { call: { tool: 'send', arguments: '{"to": ["a@example.com", "b@example.com"]}' }, decision: 'allow', why: 'every item holds' },
      { call: { tool: 'send', arguments: '{"to": ["a@example.com", "b@evil.org"]}' }, decision: 'deny', why: 'one does not' },
      { call: { tool: 'send', arguments: '{"to": []}' }, decision: 'deny', why: 'no item is a missing argument' },
      { call: { tool: 'send', arguments: '{"to": "a@example.com"}' }, decision: 'deny', why: 'a text has no items' },
      { call: { tool: 'send', arguments: '{"to": {"a": "a@example.com"}}' }, decision: 'allow', why: 'of a map, every member' },
      {
        call: { tool: 'post', arguments: '{"items": [{"text": "a"}, {"text": "my secret"}]}' },
        decision: 'deny',
        by: 'no-secret',
        why: 'for a deny one item is enough',
      },
      { call: { tool: 'post', arguments: '{"items": [{"text": "a"}, {}]}' }, decision: 'allow', why: 'what an item lacks holds no secret' },
      {
        call: { tool: 'post', arguments: '{"items": [{"text": 5}]}' },
        decision: 'deny',
        by: 'no-secret',
        why: 'what nobody can read trips it',
      },
      { call: { tool: 'first', arguments: '{"0": {"x": "a"}}' }, decision: 'allow', why: 'arguments are a map: `0` is a name there' },
      {
        call: { tool: 'first', arguments: '[{"x": "a"}]' },
        decision: 'deny',
        by: 'arguments',
        why: 'arguments that are a list nobody can allow',
      },
    ],
  },
  {
    title: 'Who calls',
    policies: [
      `version: "1.0"
rules:
  - { tool: read, action: allow, identity: { authenticated: true, groups: ops } }
  - { tool: mine, action: allow, identity: { subject: ann, authenticated: true } }
  - { tool: write, action: deny, id: not-guests, identity: { groups: guests } }
  - { tool: write, action: allow }`,
    ],
    cases: [
      { call: { tool: 'read', groups: ['dev', 'ops'] }, decision: 'allow', why: 'a member who proved it' },
      { call: { tool: 'read', groups: ['OPS'] }, decision: 'deny', why: 'groups have letter case' },
      { call: { tool: 'read', authenticated: true }, decision: 'deny', why: 'a token without groups proves no membership' },
      { call: { tool: 'mine' }, decision: 'deny', why: 'ann by the name of her account: nobody proved it' },
      { call: { tool: 'mine', authenticated: true }, decision: 'allow', why: 'ann, proved' },
      { call: { tool: 'write', groups: ['dev'] }, decision: 'allow', why: 'certainly no guest' },
      { call: { tool: 'write' }, decision: 'deny', by: 'not-guests', why: 'nobody can say that this is no guest' },
    ],
  },
  {
    title: 'Obligations of two layers',
    policies: [
      `version: "1.0"
rules: [{ tool: "*_mail", action: allow, obligations: [{ label: mailed }, { redact: body }], rate_limit: { requests: 9, per: hour } }]`,
      `version: "1.0"
rules:
  - { tool: send_mail, action: allow, obligations: [{ redact: body }, { log: full }], rate_limit: { requests: 9, per: hour } }
  - { tool: list_mail, action: ask, obligations: [{ log: full }] }`,
    ],
    cases: [
      {
        call: { tool: 'send_mail', arguments: '{"body": "x"}' },
        decision: 'allow',
        duties: [
          'label mailed',
          'log',
          'rate_limit send_mail 9/hour',
          'rate_limit send_mail 9/hour',
          'redact /arguments/body',
          'redact /arguments/body',
        ],
        why: 'those of both layers, each of which counts by itself',
      },
      { call: { tool: 'list_mail' }, decision: 'ask', by: 'ask-list_mail', why: 'one asks' },
    ],
  },
  {
    title: 'Annotations that lie',
    policies: [
      `version: "1.0"
rules:
  - { tool: "*", annotations: { read_only: true }, action: allow }
  - { tool: "*delete*", action: deny, id: by-name }
  - { tool: wipe, annotations: { destructive: false }, action: ask, id: ask-wipe }`,
    ],
    cases: [
      {
        call: { tool: 'delete_all', annotations: { readOnlyHint: true } },
        decision: 'deny',
        by: 'by-name',
        hidden: true,
        why: 'what a tool says of itself opens no deny that goes by its name',
      },
      {
        call: { tool: 'wipe', annotations: { readOnlyHint: true } },
        decision: 'ask',
        by: 'ask-wipe',
        why: 'read-only is not destructive: the rule by name speaks, and only such can allow it',
      },
      {
        call: { tool: 'erase', annotations: { readOnlyHint: true } },
        decision: 'allow',
        why: 'a lie that no rule looks behind: allow by annotations only where you trust the server',
      },
    ],
  },
];
