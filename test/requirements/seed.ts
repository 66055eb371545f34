import type { NamedTest } from './requirement.js';

/** The defects of earlier programs on the wire (`S-30` …), and who shows that ours has none of them. */
export const DEFECTS: Readonly<Record<string, NamedTest>> = {
  'S-30': ['bypass/client-cases.ts', 'S-30: in a batch'],
  'S-31': ['pep/open-conversation.test.ts', 'S-31: arguments or a path that are %s reach the policy as they are, and nothing dies'],
  'S-32': [
    'pep/open-conversation.test.ts',
    'S-32, S-35: what is no JSON-RPC is answered with a null id and recorded; a blank line is nothing',
  ],
  'S-33': ['transport/stdio-proxy.test.ts', 'S-33: multi-byte characters split over reads, both ways'],
  'S-34': ['transport/fidelity-protect.test.ts', 'S-34, from client to server: $name'],
  'S-35': ['fixtures/fidelity.json', 'not JSON'],
  'S-36': ['bypass/client-cases.ts', 'S-36: as a notification'],
  'S-37': ['transport/life-cycle.test.ts', 'S-37: the server sees it at once'],
  'S-38': ['transport/life-cycle.test.ts', 'S-38: after SIGTERM no further message of the client moves'],
  'S-39': ['transport/stdio-proxy.test.ts', 'S-39: a side that does not read'],
  'S-3a': ['bypass/client-cases.ts', 'S-3a: resources/read'],
  'S-3b': ['bypass/server-cases.ts', 'in a second list'],
  'S-3c': ['pep/open-conversation.test.ts', 'S-3c: that is denied is answered by a result with the reason, the decision and the revision'],
};
