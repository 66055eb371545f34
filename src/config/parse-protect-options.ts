import { UserError } from '../errors/exit.js';
import { parseRate } from '../limits/parse-rate.js';
import { PROTECT_OPTIONS, type ProtectOptionName } from './option-table.js';
import { parseOptions } from './parse-options.js';
import { parseHeaders } from './header-option.js';
import { parseListenAddress } from './listen-address.js';
import type { ListenOptions, ProtectOptions } from './protect-options.js';
import { LISTEN_LIMITS, LOG_FILES, READ_LIMITS, REMOTE_POLICY, SERVER_NAME, SERVER_NAME_FORM } from './ranges.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The words after `protect`, and the environment, as options; `help` when it was asked for. Throws a `UserError` for whatever is wrong. */
export function parseProtectOptions(argv: readonly string[], env: Environment): ProtectOptions | 'help' {
  const { values, rest } = parseOptions(argv, PROTECT_OPTIONS);
  if (values.has('help')) return 'help';
  const value = (name: ProtectOptionName): string | undefined => values.get(name)?.[0];

  if (values.has('log') && values.has('no-log')) throw new UserError('`--log` and `--no-log` contradict each other');
  const [first] = rest;
  if (first === undefined || first === '') {
    throw new UserError(
      'no server command: `agentmesh protect [options] <mcp-command> [args...]`, for example `agentmesh protect npx -y @modelcontextprotocol/server-filesystem .`',
    );
  }
  const rate = value('rate-limit');
  const log: string | false | undefined = values.has('no-log') ? false : value('log');
  return Object.freeze({
    policies: values.get('policy') ?? ['standard'],
    ...given('shadowPolicies', values.get('shadow-policy')),
    signatures: {
      ...given('verificationKey', value('verification-key')),
      ...given('verificationKeyId', value('verification-key-id')),
      ...given('signingAlg', value('signing-alg')),
      ...given('scope', value('scope')),
      ...given('excludeFilesVerify', values.get('exclude-files-verify')),
      ...(values.has('require-signed') ? { requireSigned: true } : {}),
    },
    ...(values.has('reload-requires-tests') ? { reloadRequiresTests: true } : {}),
    ...given('remotePolicy', remotePolicy(values)),
    ...given('lock', value('lock')),
    ...given('mode', value('mode') as ProtectOptions['mode']),
    ...(log === undefined ? {} : { log }),
    logFormat: (value('log-format') ?? 'cloudevents') as ProtectOptions['logFormat'],
    ...given('logFiles', count('--log-files', value('log-files'), LOG_FILES)),
    ...given('rateLimit', rate === undefined ? undefined : withOption('--rate-limit', () => parseRate(rate))),
    sanitize: !values.has('no-sanitize'),
    verbose: values.has('verbose') || isOn(env['AGENTMESH_VERBOSE']),
    ...given('name', checkedName(value('name'))),
    identity: {
      ...given('name', value('identity')),
      ...given('token', env['AGENTMESH_TOKEN'] === '' ? undefined : env['AGENTMESH_TOKEN']),
      ...given('jwks', value('jwks')),
      ...given('issuer', value('issuer')),
      ...given('audience', value('audience')),
    },
    denyAs: (value('deny-as') ?? 'result') as ProtectOptions['denyAs'],
    auditFailure: (value('audit-failure') ?? 'deny') as ProtectOptions['auditFailure'],
    auditFsync: values.has('audit-fsync'),
    limits: {
      ...given('lineBytes', count('--max-line-bytes', value('max-line-bytes'), READ_LIMITS.lineBytes)),
      ...given('depth', count('--max-depth', value('max-depth'), READ_LIMITS.depth)),
      ...given('members', count('--max-members', value('max-members'), READ_LIMITS.members)),
      ...given('batch', count('--max-batch', value('max-batch'), READ_LIMITS.batch)),
      ...given('pending', count('--max-pending', value('max-pending'), READ_LIMITS.pending)),
    },
    remote: {
      ...given('headers', values.has('header') ? parseHeaders(values.get('header') ?? [], env) : undefined),
      ...(values.has('allow-http') ? { allowHttp: true } : {}),
    },
    ...given('listen', listenOptions(values, env)),
    command: rest,
  });
}

const ONLY_WITH_LISTEN: readonly ProtectOptionName[] = ['allowed-host', 'allowed-origin', 'sessions', 'max-sessions', 'session-idle'];

function remotePolicy(values: ReadonlyMap<ProtectOptionName, readonly string[]>): ProtectOptions['remotePolicy'] {
  const timeoutMs = count('--policy-timeout', values.get('policy-timeout')?.[0], REMOTE_POLICY.timeoutMs);
  const allowHttp = values.has('policy-allow-http');
  const noRollback = values.has('policy-no-rollback');
  if (timeoutMs === undefined && !allowHttp && !noRollback) return undefined;
  return { ...(allowHttp ? { allowHttp } : {}), ...(noRollback ? { noRollback } : {}), ...given('timeoutMs', timeoutMs) };
}

function listenOptions(values: ReadonlyMap<ProtectOptionName, readonly string[]>, env: Environment): ListenOptions | undefined {
  const address = values.get('listen')?.[0];
  if (address === undefined) {
    const lost = ONLY_WITH_LISTEN.find((name) => values.has(name));
    if (lost === undefined) return undefined;
    throw new UserError(`\`--${lost}\` is for clients over HTTP: add \`--listen=127.0.0.1:8080\`, or leave it out`);
  }
  const token = env['AGENTMESH_LISTEN_TOKEN'];
  return {
    ...withOption('--listen', () => parseListenAddress(address)),
    ...given('token', token === '' ? undefined : token),
    ...given('allowedHosts', values.get('allowed-host')),
    ...given('allowedOrigins', values.get('allowed-origin')),
    ...given('sessions', values.get('sessions')?.[0] as ListenOptions['sessions']),
    ...given('maxSessions', count('--max-sessions', values.get('max-sessions')?.[0], LISTEN_LIMITS.maxSessions)),
    ...given('sessionIdleMinutes', count('--session-idle', values.get('session-idle')?.[0], LISTEN_LIMITS.sessionIdleMinutes)),
  };
}

function checkedName(name: string | undefined): string | undefined {
  if (name === undefined || SERVER_NAME.test(name)) return name;
  throw new UserError(`\`${name}\` is no value of \`--name\`: ${SERVER_NAME_FORM}`);
}

function count(option: string, text: string | undefined, [least, most]: readonly [number, number]): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UserError(`\`${text}\` is no value of \`${option}\`: a whole number from ${least} to ${most}`);
}

function withOption<T>(option: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw cause instanceof UserError ? new UserError(`\`${option}\`: ${cause.message}`, { cause }) : cause;
  }
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && !['', '0', 'false', 'no', 'off'].includes(text.toLowerCase());
}

/** A member only when there is a value (`exactOptionalPropertyTypes`). */
function given<const Name extends string, T>(name: Name, value: T | undefined): { readonly [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: T });
}
