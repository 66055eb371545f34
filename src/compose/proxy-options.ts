import {
  call,
  checkOptions,
  flag,
  object,
  objectWith,
  someTexts,
  text,
  textOr,
  texts,
  whole,
  type OptionShape,
} from '../config/check-options.js';
import { parseListenAddress, type ListenAddress } from '../config/listen-address.js';
import type { ListenOptions } from '../config/protect-options.js';
import { LISTEN_LIMITS, LOG_FILES, READ_LIMITS, REMOTE_POLICY, SERVER_NAME, SERVER_NAME_FORM } from '../config/ranges.js';
import { UserError } from '../errors/exit.js';
import { parseRate } from '../limits/parse-rate.js';
import type { ViolationEvent } from './decision-event.js';
import type { ComposeOptions } from './options.js';

/** The options of `agentmesh protect` as properties. What is absent has the command line's default. */
export interface MCPProxyOptions extends Omit<
  ComposeOptions,
  'command' | 'policies' | 'shadowPolicies' | 'rateLimit' | 'listen' | 'onRecord' | 'onReload' | 'signals'
> {
  /** The server: a command on PATH, a file, or a scoped npm package. */
  readonly target: string;
  readonly targetArgs?: readonly string[];
  /** Each as `--policy` takes it; several are layers, the strictest wins. */
  readonly policy?: string | readonly string[];
  /** Asked beside `policy` and never carried out: records say where it differs. */
  readonly shadowPolicy?: string | readonly string[];
  /** Over all tools: `100/minute`. */
  readonly rateLimit?: string | ComposeOptions['rateLimit'];
  /** Where HTTP is served, `[host:]port[/path]`, and to whom. */
  readonly listen?: { readonly address: string } & Omit<ListenOptions, keyof ListenAddress>;
  /** Called for each message that the policy does not allow, in shadow mode too. What it throws is logged and hurts nothing. */
  readonly onViolation?: (event: ViolationEvent) => unknown;
}

/** What the composition is given, without what hears of it. Throws a `UserError` for a rate or an address that is none. */
export function composeOptions(options: MCPProxyOptions): Omit<ComposeOptions, 'onRecord' | 'onReload'> {
  const { target, targetArgs = [], policy, shadowPolicy, rateLimit, listen, onViolation: _told, ...rest } = options;
  return {
    ...rest,
    command: [target, ...targetArgs],
    ...(policy === undefined ? {} : { policies: typeof policy === 'string' ? [policy] : policy }),
    ...(shadowPolicy === undefined ? {} : { shadowPolicies: typeof shadowPolicy === 'string' ? [shadowPolicy] : shadowPolicy }),
    ...(rateLimit === undefined
      ? {}
      : { rateLimit: parseRate(typeof rateLimit === 'string' ? rateLimit : `${rateLimit.requests}/${rateLimit.per}`) }),
    ...(listen === undefined ? {} : { listen: listenOptions(listen) }),
  };
}

function listenOptions({ address, ...rest }: NonNullable<MCPProxyOptions['listen']>): ListenOptions {
  return { ...parseListenAddress(address), ...rest };
}

const stream = (...methods: string[]): OptionShape => objectWith('a stream', ...methods);

const OPTIONS: Readonly<Record<keyof MCPProxyOptions, OptionShape>> = {
  target: text,
  targetArgs: texts,
  policy: textOr('a list of at least one text', someTexts),
  shadowPolicy: textOr('a list of at least one text', someTexts),
  signatures: {
    members: {
      verificationKey: text,
      verificationKeyId: text,
      signingAlg: text,
      scope: text,
      excludeFilesVerify: texts,
      requireSigned: flag,
    },
  },
  mode: { choices: ['enforce', 'shadow'] },
  name: { takes: SERVER_NAME_FORM, holds: (value) => typeof value === 'string' && SERVER_NAME.test(value) },
  log: textOr('`false`', (value) => value === false),
  logFormat: { choices: ['cloudevents', 'json'] },
  logFiles: whole(LOG_FILES),
  auditFsync: flag,
  auditFailure: { choices: ['deny', 'allow'] },
  rateLimit: textOr('an object of `requests`, `per`', (value) => typeof value === 'object'),
  sanitize: flag,
  denyAs: { choices: ['result', 'error'] },
  identity: { members: { name: text, token: text, jwks: text, issuer: text, audience: text } },
  input: stream('on', 'pause', 'resume'),
  output: stream('on', 'write'),
  stderr: stream('write'),
  env: object,
  cwd: text,
  remote: { members: { headers: object, allowHttp: flag } },
  reloadRequiresTests: flag,
  lock: text,
  remotePolicy: { members: { allowHttp: flag, noRollback: flag, timeoutMs: whole(REMOTE_POLICY.timeoutMs) } },
  listen: {
    members: {
      address: text,
      token: text,
      allowedHosts: texts,
      allowedOrigins: texts,
      sessions: { choices: ['isolated', 'shared'] },
      maxSessions: whole(LISTEN_LIMITS.maxSessions),
      sessionIdleMinutes: whole(LISTEN_LIMITS.sessionIdleMinutes),
    },
  },
  logger: objectWith('an object of `debug`, `info`, `warn`, `error`', 'debug', 'info', 'warn', 'error'),
  limits: {
    members: {
      lineBytes: whole(READ_LIMITS.lineBytes),
      depth: whole(READ_LIMITS.depth),
      members: whole(READ_LIMITS.members),
      batch: whole(READ_LIMITS.batch),
      pending: whole(READ_LIMITS.pending),
    },
  },
  onViolation: call,
};

/** Throws a `UserError` that names the option. */
export function checkProxyOptions(options: MCPProxyOptions): void {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) throw new UserError('MCPProxy needs options: `new MCPProxy({ target: … })`');
  if (!('target' in given) || given.target === undefined || given.target === '')
    throw new UserError('MCPProxy needs a `target`: the command, file or npm package of the server');
  checkOptions(given, OPTIONS, 'MCPProxy');
}
