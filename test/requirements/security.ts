import { ALL, enforced, forwarded, notOurs, on, SESSIONS, STATELESS, type NamedTest } from './requirement.js';

const AUTHORIZATION = [...on(SESSIONS, 'basic/authorization'), ...on(STATELESS, 'basic/authorization')];
const listen = (name: string): NamedTest => ['transport/http/front/listen.test.ts', name];
const passing = (name: string): NamedTest => ['transport/http/reverse/passing.test.ts', name];

/** Authorization over HTTP, and the security best practices. */
export const SECURITY = [
  enforced(
    'auth-validate',
    'MUST validate access tokens as described in',
    AUTHORIZATION,
    'a listener that asks for tokens answers 401 with its challenge before it reads a body',
    listen('401 with its challenge, before the body was read'),
  ),
  enforced(
    'auth-audience',
    'MCP servers MUST validate that access tokens were issued specifically for them',
    on(['2025-06-18', '2025-11-25', '2026-07-28'], 'basic/authorization'),
    'a token for us is ours',
    listen('the caller is the one that was admitted'),
    ['identity/bearer.test.ts', 'one for somebody else, a foreign one and an expired one are not'],
  ),
  enforced(
    'auth-passthrough',
    'MCP servers MUST NOT accept or transit any other tokens',
    on(['2025-06-18', '2025-11-25', '2026-07-28'], 'basic/authorization'),
    'a token that we take for ourselves goes no further',
    passing('given ones stand in place of the client’s; a token for us goes nowhere'),
  ),
  forwarded(
    'auth-header',
    'MUST use the Authorization request header field',
    AUTHORIZATION,
    'headers of HTTP → HTTP pass as they came, challenges too',
    passing('pass in their order and spelling, but for those of the connection'),
  ),
  forwarded(
    'auth-metadata',
    'MCP servers MUST implement the OAuth 2.0 Protected Resource Metadata',
    [...on(['2025-06-18', '2025-11-25'], 'basic/authorization'), ...on(STATELESS, 'basic/authorization/authorization-server-discovery')],
    'the server’s is passed on; ours is there where we ask for tokens',
    ['transport/http/reverse/streams.test.ts', 'metadata of the server is passed on, without secrets'],
    listen('metadata for who has no token yet'),
  ),
  notOurs(
    'auth-registration',
    'MCP clients MUST specify an appropriate `application_type`',
    on(STATELESS, 'basic/authorization/client-registration'),
    'we register nowhere: tokens come from the client, or are given',
  ),
  enforced(
    'auth-no-transit',
    'The MCP server MUST NOT pass through the token it received from the MCP client',
    on(STATELESS, 'basic/authorization/security-considerations'),
    'as above',
    passing('given ones stand in place of the client’s; a token for us goes nowhere'),
  ),
  enforced(
    'practice-sessions',
    'MUST verify all inbound requests',
    on(SESSIONS, 'tutorials/security/security_best_practices'),
    'a session is its caller’s, and no authentication',
    ['transport/http/sessions/session.test.ts', 'is its caller’s: to others it does not exist'],
  ),
  enforced(
    'practice-handles',
    'MCP servers MUST NOT treat possession of a state handle as authentication',
    on(STATELESS, 'tutorials/security/security_best_practices'),
    'who calls is told by the token alone',
    listen('the caller is the one that was admitted'),
  ),
  enforced('practice-rebinding', 'DNS rebinding', on(ALL, 'tutorials/security/security_best_practices'), 'Host and Origin are checked', [
    'transport/http/front/guards.test.ts',
    '%s at %s: %s (%s)',
  ]),
  enforced(
    'practice-local',
    'MUST implement proper consent mechanisms prior to executing commands',
    on(['2025-11-25', '2026-07-28'], 'tutorials/security/security_best_practices'),
    'we run the command that we are given, without a shell',
    ['transport/resolve-command.test.ts', 'what the words mean'],
  ),
];
