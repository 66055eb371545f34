import { readFileSync } from 'node:fs';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { whyRefused } from '../../../errors/why-refused.js';
import { explain, type Layer } from '../../../explain/explain.js';
import { explanationJson } from '../../../explain/report/json.js';
import { explanationText } from '../../../explain/report/text.js';
import { inputOfMessage, type Looking } from '../../../explain/look-again.js';
import { parseCall, parseToolCall, type AskedCall } from '../../../explain/parse-call.js';
import { osIdentity } from '../../../identity/os-identity.js';
import { createInspector } from '../../../inspect/create-inspector.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { loadPolicySet } from '../../../pap/load-policy-set.js';
import { parseSource } from '../../../pap/source/parse-source.js';
import { readSource } from '../../../pap/source/read-source.js';
import { resolveSources } from '../../../pap/source/resolve-source.js';
import type { PolicyConfig } from '../../../pdp/evaluator.js';
import { createPathResolver } from '../../../pip/paths.js';
import { callNotes, readCalls } from '../../../replay/read-calls.js';
import { callOfInput, type RecordedCall } from '../../../replay/recorded-call.js';
import { systemClock } from '../../../telemetry/clock.js';
import { print, printJson } from '../../output.js';
import { loadingFrom, type UrlOptions } from '../../signature-options.js';

export interface ExplainOptions extends SignatureOptions, UrlOptions {
  readonly policy: readonly string[];
  readonly call?: string;
  readonly tool?: string;
  readonly arguments?: string;
  readonly log?: readonly string[];
  readonly id?: string;
  readonly server: string;
  readonly json?: boolean;
}

/** Why a call is decided as it is, by which rules, and what would change that. */
export async function policyExplain(_words: readonly string[], options: ExplainOptions): Promise<number> {
  const asked = askedCall(options);
  const deps = createPolicyDeps(loadingFrom(options));
  const sources = resolveSources(options.policy, deps);
  try {
    const policy = await loadPolicySet(sources, deps);
    const layers: Layer[] = [];
    for (const [index, source] of sources.entries()) {
      // Guards by themselves are no policy: what they say is in the answer of all layers.
      const alone = sources.length > 1 && policy.layers[index]?.opinion !== 'guards';
      const { set } = alone ? await loadPolicySet([source], deps) : policy;
      layers.push({ parsed: await parseSource(await readSource(source, deps)), set });
    }
    const looking = lookingHere();
    const call = asked === 'recorded' ? await recordedCall(options) : callOf(asked, options.server, policy.set.config, looking);
    const explanation = await explain(call, { policy, layers, looking, engine: () => deps.engine() });
    const texts = new Map(layers.flatMap(({ parsed }) => [...parsed.texts]));
    if (options.json === true) printJson(explanationJson(explanation));
    else print(explanationText(explanation, (file) => texts.get(file)));
    return EXIT.ok;
  } finally {
    await deps.close();
  }
}

/** As a proxy that is started here and now. */
function lookingHere(): Looking {
  return {
    inspector: createInspector(),
    paths: createPathResolver({ cwd: process.cwd(), clock: systemClock }),
    now: () => systemClock.now(),
  };
}

function askedCall({ call, tool, arguments: args, log, id }: ExplainOptions): AskedCall | 'recorded' {
  const ways = [call, tool, log].filter((each) => each !== undefined);
  if (ways.length !== 1)
    throw new UserError(
      'one call is explained: name it by `--call <file>`, by `--tool <name>` and `--arguments <json>`, or by `--log <logfile>` and `--id <entry>`',
    );
  if (args !== undefined && tool === undefined) throw new UserError('`--arguments` are those of a `--tool`');
  if ((id === undefined) !== (log === undefined))
    throw new UserError('an entry of a log is named by `--log <logfile>` and `--id <entry>` together');
  if (log !== undefined) return 'recorded';
  return call === undefined ? parseToolCall(tool ?? '', args) : parseCall(read(call), `\`${call}\``);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UserError(`\`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}

function callOf(asked: AskedCall, server: string, config: PolicyConfig, looking: Looking): RecordedCall {
  const identity = osIdentity();
  const built = asked.kind === 'input' ? asked.input : inputOfMessage(asked, { server, identity }, config, looking);
  if (built === undefined)
    throw new UserError('the call names no tool, prompt or resource by a string: such a message is refused before a policy is asked');
  const call = callOfInput(built);
  if (call === undefined) throw new UserError('this is no input document: the log and `opa eval` show what one looks like');
  return call;
}

async function recordedCall({ log = [], id }: ExplainOptions): Promise<RecordedCall> {
  const notes = callNotes();
  for await (const call of readCalls(log, {}, notes)) if (call.id === id) return call;
  throw new UserError(
    `no decision \`${id}\` with an input document in ${log.map((each) => `\`${each}\``).join(', ')}: an entry is named by its \`decision_id\``,
  );
}
