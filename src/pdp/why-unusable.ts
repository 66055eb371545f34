import { systemClock } from '../telemetry/clock.js';
import { hostBuiltins } from './builtins/index.js';
import { DecisionContext } from './decision-context.js';
import { DECISION } from './entrypoints.js';
import { UnusableModule } from './wasm/errors.js';
import { DECISION_FUEL } from './fuel/meter.js';
import { loadPolicyModule } from './wasm/policy-module.js';

const PROBE_BYTES = 1024 * 1024;

/** Why a module that was built elsewhere cannot decide here, as what follows after its name; undefined: it can. */
export async function whyUnusable(wasm: Uint8Array): Promise<string | undefined> {
  const data = new TextEncoder().encode('{}');
  const context = new DecisionContext(systemClock, () => undefined);
  try {
    const { entrypoints, builtins } = await loadPolicyModule(wasm, {
      data,
      builtins: hostBuiltins,
      context,
      headroomBytes: PROBE_BYTES,
      meter: { fuel: DECISION_FUEL, clock: systemClock },
    });
    if (!entrypoints.has(DECISION)) return `it has the entrypoints ${named([...entrypoints])}, and not \`${DECISION}\``;
    const missing = builtins.filter((name) => !hostBuiltins.has(name));
    return missing.length === 0 ? undefined : `it calls ${named(missing)}, which ${missing.length === 1 ? 'is' : 'are'} not available here`;
  } catch (cause) {
    if (cause instanceof UnusableModule)
      return cause.message.replace(/^`policy\.wasm` cannot be used: /, '').replace('`policy.wasm`', 'it');
    return `it is no policy of OPA (${cause instanceof Error ? cause.message : String(cause)})`;
  }
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}
