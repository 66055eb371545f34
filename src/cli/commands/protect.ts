import { parseProtectOptions } from '../../config/parse-protect-options.js';
import type { ProtectOptions } from '../../config/protect-options.js';
import { constants } from 'node:os';
import { compose } from '../../compose/compose.js';
import type { ComposeOptions, ProxyEnd, ProxyFacts } from '../../compose/options.js';
import { printable } from '../../errors/printable.js';
import { renderProblems } from '../../pap/render-problems.js';
import { createStderrLog } from '../../telemetry/stderr-log.js';
import { note, print } from '../output.js';

/** `agentmesh protect`: one server behind the policies, until either side ends. The exit code is the server's own. `onReady`: all is loaded that messages need. */
export async function protect(argv: readonly string[], onReady: () => void): Promise<number> {
  const options = parseProtectOptions(argv, process.env);
  if (options === 'help') {
    print((await import('../protect-help.js')).protectHelp());
    return 0;
  }
  // From here on stdout is the client's: when it has gone there is still a server to end, and records to write.
  process.stdout.removeAllListeners('error').on('error', () => undefined);
  const log = createStderrLog({ verbose: options.verbose, terminal: process.stderr.isTTY });
  try {
    const composing = compose({ ...composeOptions(options), logger: log, signals: process });
    // Before it is there too: what was read by then may have changed. What ends a start is told below.
    process.on('SIGHUP', () => void composing.then((proxy) => proxy.reload('signal')).catch(() => undefined));
    const proxy = await composing;
    sayStart(proxy.facts);
    onReady();
    return exitCode(await proxy.run());
  } finally {
    await log.flush();
  }
}

function composeOptions(options: ProtectOptions): ComposeOptions {
  const { verbose: _said, ...rest } = options;
  return rest;
}

/** One line, because a client's log window shows it with every start; then what a person should know of the policies. */
function sayStart({ server, url, policies, shadowPolicies, mode, modeOverridden, log }: ProxyFacts): void {
  const named = namesOf(policies);
  const beside = shadowPolicies.length === 0 ? '' : `, in the shadow ${namesOf(shadowPolicies)}`;
  const at = url === undefined ? '' : ` at ${url}`;
  note(
    `agentmesh: ${server}${at} behind ${named}, ${mode}${modeOverridden ? ' (--mode wins over the policy)' : ''}${beside}, log ${log ?? 'off'}`,
  );
  for (const { name, notices, warnings } of [...policies, ...shadowPolicies]) {
    for (const notice of notices) note(`agentmesh: policy \`${name}\`: ${notice}`);
    for (const warning of renderProblems(warnings)) note(warning);
  }
}

function namesOf(policies: ProxyFacts['policies']): string {
  return policies
    .map(({ name, revision, label }) => {
      const hash = revision.slice('sha256:'.length, 'sha256:'.length + 12);
      return `${name} (${label === undefined ? hash : `${printable(label)}, ${hash}`})`;
    })
    .join(' + ');
}

/** A signal's end as a shell reports it: 128 and its number. */
function exitCode({ code, signal }: ProxyEnd): number {
  if (signal !== null) return 128 + constants.signals[signal];
  return code ?? 1;
}
