import type { Builtin, BuiltinContext, BuiltinTable } from '../builtins/builtin.js';
import { noMeter, type Meter } from '../fuel/meter.js';
import { printValue } from '../value/print-value.js';
import type { RegoValue } from '../value/value.js';
import { MissingBuiltin, PolicyAbort } from './errors.js';
import type { PolicyExports } from './policy-exports.js';
import { createTermReader, MOST_TEXT_BYTES, readText, type TermReader } from './read-term.js';

/**
 * What the module asks of its host (https://www.openpolicyagent.org/docs/wasm#abi). Ours instead of the library's: arguments and
 * results travel as Rego terms, so that sets stay sets and big numbers keep their digits; an abort is an `Error` with
 * readable text; nothing is printed.
 */
export interface Host {
  readonly imports: WebAssembly.ModuleImports;
  /** To be called once the module is instantiated, before anything else. */
  attach(exports: PolicyExports, builtinNames: ReadonlyMap<number, string>, meter: Meter): void;
}

/** Before a builtin that the module could answer itself, but not as OPA's interpreter does (engine/opawasm/exact.go). */
const HOST_PREFIX = 'host.';

/** OPA's name of a builtin that a module asks for. */
export function builtinName(asked: string): string {
  return asked.startsWith(HOST_PREFIX) ? asked.slice(HOST_PREFIX.length) : asked;
}

const SHORT_ANSWER = 1024;

interface Attached {
  readonly exports: PolicyExports;
  readonly read: TermReader;
  readonly builtins: ReadonlyMap<number, Builtin>;
}

export function createHost(memory: WebAssembly.Memory, table: BuiltinTable, context: BuiltinContext): Host {
  let module: Attached | undefined;
  let names: ReadonlyMap<number, string> = new Map();
  let meter = noMeter;
  const encoder = new TextEncoder();

  const call = (id: number, _context: number, ...addresses: number[]): number => {
    if (module === undefined) throw new PolicyAbort('a builtin was called before the module was ready');
    const { exports, builtins, read } = module;
    const builtin = builtins.get(id);
    if (builtin === undefined) throw new MissingBuiltin(builtinName(names.get(id) ?? `builtin ${id}`));
    const args = addresses.map(read);
    const answer = meter.timed(() => printed(builtin(context, ...args)));
    return answer === undefined ? 0 : write(exports, answer);
  };

  function write(exports: PolicyExports, text: string): number {
    // UTF-8 takes three bytes for a UTF-16 unit at most; of a long text they are counted.
    const room = text.length < SHORT_ANSWER ? text.length * 3 : Buffer.byteLength(text);
    const address = exports.opa_malloc(room);
    const { written } = encoder.encodeInto(text, new Uint8Array(memory.buffer, address, room));
    return exports.opa_value_parse(address, written);
  }

  return {
    imports: {
      memory,
      opa_abort: (address: number) => {
        throw new PolicyAbort(readText(memory, address));
      },
      opa_println: (address: number) => context.print(readText(memory, address)),
      opa_builtin0: call,
      opa_builtin1: call,
      opa_builtin2: call,
      opa_builtin3: call,
      opa_builtin4: call,
    },
    attach(exports, builtinNames, counted) {
      const known = [...builtinNames].flatMap(([id, name]): [number, Builtin][] => {
        const builtin = table.get(builtinName(name));
        return builtin === undefined ? [] : [[id, builtin]];
      });
      module = { exports, read: createTermReader(memory, exports), builtins: new Map(known) };
      names = builtinNames;
      meter = counted;
    },
  };
}

function printed(value: RegoValue | undefined): string | undefined {
  return value === undefined ? undefined : printValue(value, MOST_TEXT_BYTES);
}
