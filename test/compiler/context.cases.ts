import type { Suite } from './suites.js';

const ops = { authenticated: true, method: 'jwt', claims: { groups: ['ops', 'dev'], department: 'infra', realm: { level: 3 } } } as const;

/** Who calls, by what client, when, and after what. */
export const CONTEXT: readonly Suite[] = [
  {
    name: 'identity',
    policy: `
version: 1
rules:
  - { tool: a, action: allow, identity: { subject: [alice, 'svc-*'] } }
  - { tool: b, action: allow, identity: { groups: [ops, sre] } }
  - { tool: c, action: deny, identity: { groups: contractors }, reason: no contractors }
  - { tool: c, action: allow }
  - { tool: d, action: allow, identity: { authenticated: true, method: [jwt, token] } }
  - { tool: e, action: allow, identity: { claims: { department: [infra, it], /realm/level: 3 } } }
  - { tool: f, action: deny, identity: { claims: { department: infra } } }
  - { tool: g, action: deny, identity: { claims: { verified: false } } }
  - { tool: g, action: allow }
  - { tool: f, action: allow }
  - { method: roots/list, action: allow, identity: { subject: alice } }
`,
    hidden: { a: false, b: false, c: false },
    cases: [
      { why: 'by name', message: { tool: 'a' }, effect: 'allow' },
      { why: 'by pattern', message: { tool: 'a', identity: { subject: 'svc-1' } }, effect: 'allow' },
      { why: 'another', message: { tool: 'a', identity: { subject: 'bob' } }, effect: 'deny', says: 'for `alice` or `svc-*`' },
      { why: 'one of the groups', message: { tool: 'b', identity: ops }, effect: 'allow' },
      {
        why: 'none of the groups',
        message: { tool: 'b', identity: { claims: { groups: ['x'] } } },
        effect: 'deny',
        says: 'members of `ops` or `sre`',
      },
      { why: 'no groups at all', message: { tool: 'b' }, effect: 'deny' },
      { why: 'groups that are no list', message: { tool: 'b', identity: { claims: { groups: 'ops' } } }, effect: 'deny' },
      {
        why: 'a deny by a group',
        message: { tool: 'c', identity: { claims: { groups: ['contractors'] } } },
        effect: 'deny',
        says: 'no contractors',
      },
      { why: 'who certainly is in another', message: { tool: 'c', identity: ops }, effect: 'allow' },
      { why: 'of whom nobody can say', message: { tool: 'c' }, effect: 'deny', says: 'no contractors' },
      { why: 'proved', message: { tool: 'd', identity: ops }, effect: 'allow' },
      { why: 'not proved', message: { tool: 'd', identity: { method: 'jwt' } }, effect: 'deny' },
      { why: 'claims, one of them deep', message: { tool: 'e', identity: ops }, effect: 'allow' },
      {
        why: 'a claim of another type',
        message: { tool: 'e', identity: { claims: { department: 'infra', realm: { level: '3' } } } },
        effect: 'deny',
      },
      {
        why: 'a list of values in a claim',
        message: { tool: 'e', identity: { claims: { department: ['x', 'it'], realm: { level: 3 } } } },
        effect: 'allow',
      },
      { why: 'a deny by a claim', message: { tool: 'f', identity: ops }, effect: 'deny', by: ['deny-f'] },
      { why: 'the claim is another', message: { tool: 'f', identity: { claims: { department: 'it' } } }, effect: 'allow' },
      { why: 'the claim is missing', message: { tool: 'f' }, effect: 'deny', by: ['deny-f'] },
      { why: 'the claim is an object', message: { tool: 'f', identity: { claims: { department: {} } } }, effect: 'deny', by: ['deny-f'] },
      { why: 'a method', message: { method: 'roots/list' }, effect: 'allow' },
      { why: 'a method of somebody else', message: { method: 'roots/list', identity: { subject: 'bob' } }, effect: 'deny' },
      { why: 'groups that are a map', message: { tool: 'b', identity: { claims: { groups: { first: 'ops' } } } }, effect: 'deny' },
      {
        why: 'an issuer that writes a text for false',
        message: { tool: 'g', identity: { claims: { verified: 'false' } } },
        effect: 'deny',
        by: ['deny-g'],
      },
      { why: 'a claim of null', message: { tool: 'g', identity: { claims: { verified: null } } }, effect: 'deny', by: ['deny-g'] },
      { why: 'a list in the list of a claim', message: { tool: 'g', identity: { claims: { verified: [[false]] } } }, effect: 'deny' },
      { why: 'the other value of the type', message: { tool: 'g', identity: { claims: { verified: true } } }, effect: 'allow' },
      { why: 'nothing in the list of a claim', message: { tool: 'g', identity: { claims: { verified: [] } } }, effect: 'allow' },
    ],
  },
  {
    name: 'time',
    policy: `
version: 1
rules:
  - { tool: day, action: allow, time: { days: mon-fri, from: "08:00", to: "18:00", zone: Europe/Berlin } }
  - { tool: night, action: allow, time: { days: [fri, sat], from: "22:00", to: "06:00", zone: Europe/Berlin } }
  - { tool: weekend, action: deny, time: { days: sat-sun } }
  - { tool: weekend, action: allow }
  - { tool: morning, action: allow, time: { to: "12:00" } }
  - { tool: evening, action: allow, time: { from: "18:00", to: "00:00" } }
`,
    cases: [
      { why: 'the first minute is in it', message: { tool: 'day', at: '2026-03-02T07:00:00Z' }, effect: 'allow' },
      {
        why: 'the minute before is not',
        message: { tool: 'day', at: '2026-03-02T06:59:59Z' },
        effect: 'deny',
        says: 'from 08:00 to 18:00 on',
      },
      { why: 'the end is not', message: { tool: 'day', at: '2026-03-02T17:00:00Z' }, effect: 'deny' },
      { why: 'in summer it is an hour earlier', message: { tool: 'day', at: '2026-07-06T06:00:00Z' }, effect: 'allow' },
      { why: 'not on Saturday', message: { tool: 'day', at: '2026-03-07T10:00:00Z' }, effect: 'deny' },
      { why: 'over midnight: the evening of Friday', message: { tool: 'night', at: '2026-03-06T21:30:00Z' }, effect: 'allow' },
      { why: 'over midnight: the morning after Saturday', message: { tool: 'night', at: '2026-03-08T04:00:00Z' }, effect: 'allow' },
      {
        why: 'over midnight: the morning of Friday belongs to Thursday',
        message: { tool: 'night', at: '2026-03-06T04:00:00Z' },
        effect: 'deny',
      },
      { why: 'over midnight: the evening of Sunday', message: { tool: 'night', at: '2026-03-08T22:00:00Z' }, effect: 'deny' },
      { why: 'the night in which the clock is put forward', message: { tool: 'night', at: '2026-03-29T03:59:00Z' }, effect: 'allow' },
      { why: 'and its end', message: { tool: 'night', at: '2026-03-29T04:00:00Z' }, effect: 'deny' },
      { why: 'a deny at the weekend', message: { tool: 'weekend', at: '2026-03-08T12:00:00Z' }, effect: 'deny', by: ['deny-weekend'] },
      { why: 'and not in the week', message: { tool: 'weekend', at: '2026-03-09T12:00:00Z' }, effect: 'allow' },
      { why: 'from midnight', message: { tool: 'morning', at: '2026-03-09T00:00:00Z' }, effect: 'allow' },
      { why: 'to noon', message: { tool: 'morning', at: '2026-03-09T12:00:00Z' }, effect: 'deny' },
      { why: 'to midnight', message: { tool: 'evening', at: '2026-03-09T23:59:59Z' }, effect: 'allow' },
    ],
  },
  {
    name: 'session and client',
    policy: `
version: 1
default_action: allow
rules:
  - { tool: send, action: deny, session: { labels: [read_untrusted, read_secret] }, id: both }
  - { tool: post, action: deny, session: { labels: read_untrusted }, id: one }
  - { tool: push, action: allow, session: { after: [commit, test], without_labels: tainted } }
  - { tool: '*', action: ask, client: [cursor, 'claude-*'], id: clients }
`,
    cases: [
      {
        why: 'all labels',
        message: { tool: 'send', session: { labels: ['read_secret', 'read_untrusted'] }, client: { name: 'x' } },
        effect: 'deny',
        by: ['both'],
      },
      {
        why: 'one of two',
        message: { tool: 'send', session: { labels: ['read_secret'] }, client: { name: 'cursor' } },
        effect: 'ask',
        by: ['clients'],
      },
      { why: 'a label', message: { tool: 'post', session: { labels: ['read_untrusted'] } }, effect: 'deny', by: ['one'] },
      { why: 'after all of them', message: { tool: 'push', session: { tools: { commit: 1, test: 2 } } }, effect: 'allow' },
      {
        why: 'after one of them',
        message: { tool: 'push', session: { tools: { commit: 1 } } },
        effect: 'deny',
        says: 'after `commit` and `test`',
      },
      { why: 'with the label', message: { tool: 'push', session: { tools: { commit: 1, test: 2 }, labels: ['tainted'] } }, effect: 'deny' },
      { why: 'a client by pattern', message: { tool: 'x', client: { name: 'claude-ai' } }, effect: 'ask', by: ['clients'] },
      {
        why: 'a client that says nothing of itself is confined by the pattern and not let through',
        message: { tool: 'x' },
        effect: 'deny',
        by: ['clients'],
      },
    ],
  },
];
