import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import type { BuiltinContext, BuiltinTable } from '../builtins/builtin.js';
import type { Clock } from '../../telemetry/clock.js';
import { addMeter } from '../fuel/add-meter.js';
import { createMeter, loadFuel, noMeter, tooManySteps, type Meter } from '../fuel/meter.js';
import { UnusableModule } from './errors.js';
import { exactBuffer } from './exact-buffer.js';
import { builtinName, createHost } from './host.js';
import type { PolicyExports } from './policy-exports.js';
import { checkLength, readText } from './read-term.js';

/** `LoadedPolicy` of @open-policy-agent/opa-wasm. Its own types promise a named export that does not exist, and `any`. */
export interface LoadedPolicy {
  readonly entrypoints: Readonly<Record<string, number>>;
  /** JSON bytes in, `[{result}]` or `[]` (undefined) out. */
  evaluate(input: ArrayBuffer, entrypoint: string): unknown;
  setData(data: ArrayBuffer): void;
}
type LoadedPolicyClass = new (instance: { readonly exports: object }, memory: WebAssembly.Memory, abiMinor: number) => LoadedPolicy;

/** One instance and what it costs to keep. */
export interface PolicyInstance {
  readonly policy: LoadedPolicy;
  readonly memory: WebAssembly.Memory;
}

export interface PolicyModule {
  /** OPA's names of the builtins that the module wants from its host. */
  readonly builtins: readonly string[];
  readonly entrypoints: ReadonlySet<string>;
  /** A fresh instance with `data` loaded; about 0.3 ms, and the time that the data takes. `room`: bytes that are there beside them from the start. */
  instantiate(room?: number): PolicyInstance;
}

export interface PolicyModuleOptions {
  /** `data` as JSON text in UTF-8. */
  readonly data: Uint8Array;
  readonly builtins: BuiltinTable;
  readonly context: BuiltinContext;
  /** What one decision may need beside the data. */
  readonly headroomBytes: number;
  /** What stops a policy that would not end; absent for one whose loops are known to. */
  readonly meter?: MeterOptions | undefined;
}

export interface MeterOptions {
  /** For one evaluation, in instructions. */
  readonly fuel: bigint;
  readonly clock: Clock;
  /** `addMeter` has made the module already. */
  readonly inside?: boolean;
}

const PAGE_BYTES = 64 * 1024;
/** What a module and a decision on a message of ordinary size need. */
const BASE_PAGES = 16;
/** Parsed data takes nine to ten times the bytes of its text. Growing page by page while it is read costs seconds for 20 MB; this does not. */
const DATA_FACTOR = 10;
/** Among the operands of `opa_eval`. */
const INPUT_LENGTH = 4;
/** 4 GiB, what a 32-bit memory can be. */
const MOST_PAGES = 65_536;

/** Compiles the module once; OPA's own loader is loaded by the first call. Throws `UnusableModule`. */
export async function loadPolicyModule(wasm: Uint8Array, options: PolicyModuleOptions): Promise<PolicyModule> {
  const { meter } = options;
  const isReady = meter === undefined || meter.inside === true;
  const [module, LoadedPolicy] = await Promise.all([
    compile(isReady ? wasm : addMeter(wasm, loadFuel(options.data.length))),
    loadLibrary(),
  ]);
  const instantiate = (room = 0) => start(module, LoadedPolicy, options, room);
  const { builtins, instance } = instantiate();
  // Reading large data takes long: what told the names decides first.
  let first: PolicyInstance | undefined = instance;
  return {
    builtins: [...builtins.values()].map(builtinName),
    entrypoints: new Set(Object.keys(instance.policy.entrypoints)),
    instantiate(room) {
      const given = room === undefined ? first : undefined;
      if (given === undefined) return instantiate(room).instance;
      first = undefined;
      return given;
    },
  };
}

function start(
  module: WebAssembly.Module,
  LoadedPolicy: LoadedPolicyClass,
  { data, builtins: table, context, headroomBytes, meter: metered }: PolicyModuleOptions,
  room: number,
) {
  const least = Math.min(BASE_PAGES + Math.ceil((data.length * DATA_FACTOR) / PAGE_BYTES), MOST_PAGES);
  const maximum = Math.min(least + Math.ceil(headroomBytes / PAGE_BYTES), MOST_PAGES);
  const initial = Math.min(least + Math.ceil(room / PAGE_BYTES), maximum);
  const memory = new WebAssembly.Memory({ initial, maximum });
  const host = createHost(memory, table, context);
  const wasm = new WebAssembly.Instance(module, { env: host.imports });
  const abiMinor = abiMinorOf(wasm.exports);
  const exports = wasm.exports as unknown as PolicyExports;
  const builtins = builtinNames(JSON.parse(readText(memory, exports.opa_json_dump(exports.builtins()))) as JsonValue);
  const meter = metered === undefined ? noMeter : createMeter(wasm.exports, metered.fuel, metered.clock);
  host.attach(exports, builtins, meter);
  const policy = new LoadedPolicy({ exports: { ...wasm.exports, opa_eval: limited(exports, memory, meter) } }, memory, abiMinor);
  policy.setData(exactBuffer(data));
  return { builtins, instance: { policy, memory } };
}

/** The one call that a decision is, with what it may cost; its answer is looked at before the library reads it. */
function limited(exports: PolicyExports, memory: WebAssembly.Memory, meter: Meter): PolicyExports['opa_eval'] {
  return (...operands) => {
    meter.refill(operands[INPUT_LENGTH] ?? 0);
    try {
      const answer = exports.opa_eval(...operands);
      checkLength(memory, answer);
      return answer;
    } catch (cause) {
      throw meter.isSpent ? tooManySteps() : cause;
    }
  };
}

async function compile(wasm: Uint8Array): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(wasm);
  } catch (cause) {
    throw new UnusableModule('`policy.wasm` is not a WebAssembly module', { cause });
  }
}

async function loadLibrary(): Promise<LoadedPolicyClass> {
  const { default: library } = (await import('@open-policy-agent/opa-wasm')) as unknown as { default: { LoadedPolicy: LoadedPolicyClass } };
  return library.LoadedPolicy;
}

/** 1.2 brought `opa_eval`, the one call that a decision is; older modules are five years old. */
function abiMinorOf(exports: WebAssembly.Exports): number {
  const [major, minor] = [globalOf(exports['opa_wasm_abi_version']), globalOf(exports['opa_wasm_abi_minor_version'])];
  if (major === 1 && minor !== undefined && minor >= 2) return minor;
  const found = major === undefined ? 'it is none of OPA' : `it has ABI ${major}.${minor ?? '?'}`;
  throw new UnusableModule(`\`policy.wasm\` cannot be used: ${found}, needed is OPA's ABI 1.2 or a later 1.x (\`opa build -t wasm\`)`);
}

function globalOf(exported: unknown): number | undefined {
  const value: unknown = exported instanceof WebAssembly.Global ? (exported.value as unknown) : undefined;
  return typeof value === 'number' ? value : undefined;
}

function builtinNames(dumped: JsonValue): ReadonlyMap<number, string> {
  return new Map(isJsonObject(dumped) ? Object.entries(dumped).map(([name, id]) => [Number(id), name]) : []);
}
