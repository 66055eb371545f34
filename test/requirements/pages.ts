import type { Revision } from '../../src/protocol/methods.js';

const SERVER = [
  'server/prompts',
  'server/resources',
  'server/tools',
  'server/utilities/completion',
  'server/utilities/logging',
  'server/utilities/pagination',
];
const UTILITIES = ['basic/utilities/cancellation', 'basic/utilities/ping', 'basic/utilities/progress'];
const CLIENT = ['client/roots', 'client/sampling'];
const HANDSHAKE = ['basic', 'basic/lifecycle', 'basic/transports', ...UTILITIES, ...CLIENT, ...SERVER];
const PRACTICES = 'tutorials/security/security_best_practices';
const HTTP = ['basic/authorization', PRACTICES];

/** The pages of the specification that ask something of implementations. */
export const PAGES: Readonly<Record<Revision, readonly string[]>> = {
  '2024-11-05': [...HANDSHAKE, 'basic/messages', PRACTICES],
  '2025-03-26': [...HANDSHAKE, ...HTTP],
  '2025-06-18': [...HANDSHAKE, ...HTTP, 'client/elicitation'],
  '2025-11-25': [...HANDSHAKE, ...HTTP, 'client/elicitation', 'basic/utilities/tasks'],
  '2026-07-28': [
    'basic',
    'basic/versioning',
    'basic/transports',
    'basic/transports/stdio',
    'basic/transports/streamable-http',
    'basic/patterns',
    'basic/patterns/cancellation',
    'basic/patterns/mrtr',
    'basic/patterns/progress',
    'basic/patterns/subscriptions',
    ...HTTP,
    'basic/authorization/authorization-server-discovery',
    'basic/authorization/client-registration',
    'basic/authorization/security-considerations',
    ...CLIENT,
    'client/elicitation',
    'server/discover',
    ...SERVER,
    'server/utilities/caching',
  ],
};
