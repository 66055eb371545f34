import { describeSuites, type Case } from './suites.js';

const POLICY = `
version: 1
default_action: allow
taint:
  action: ask
  write: flag
  send: block
  sources: ["crm_*"]
  sinks: [get_door]
  harmless: ["note_*"]
`;

const MAIL = ['read_untrusted', 'read_private'];
const of = (why: string, tool: string, labels: readonly string[], effect: Case['effect'], more: Partial<Case> = {}): Case => ({
  why,
  message: { tool, arguments: {}, session: { labels } },
  effect,
  ...more,
});

describeSuites([
  {
    name: 'taint: by kind, with names',
    policy: POLICY,
    cases: [
      of('a clean session', 'delete_file', [], 'allow'),
      of('the action for all', 'delete_file', MAIL, 'ask', { by: ['taint.change'], says: 'strangers' }),
      of('a kind that is stricter', 'post_tweet', MAIL, 'deny', { by: ['taint.send'] }),
      of('a kind that is noted', 'write_file', MAIL, 'allow'),
      of('a tool that only looks', 'search_emails', MAIL, 'allow'),
      of('a tool that the policy guards', 'get_door', MAIL, 'ask', { by: ['taint.named'] }),
      of('a tool that has no effects, as the policy says', 'note_create', MAIL, 'allow'),
    ],
  },
  {
    name: 'taint: from the start',
    policy: 'version: 1\ndefault_action: allow\ntaint: { from_start: true }\n',
    cases: [of('no label is needed', 'send_email', [], 'deny', { by: ['taint.send'] }), of('looking is free', 'read_file', [], 'allow')],
  },
  {
    name: 'taint: off',
    policy: 'version: 1\ndefault_action: allow\ntaint: off\n',
    cases: [of('nothing is stopped', 'send_email', MAIL, 'allow')],
  },
]);
