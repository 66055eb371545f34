import type { BuiltinContext, BuiltinTable } from '../builtins/builtin.js';
import { parseValue } from '../value/parse-value.js';
import { noMeter, type Meter } from '../fuel/meter.js';
import { printValue } from '../value/print-value.js';
import { MissingBuiltin, PolicyAbort, PolicyLimit } from './errors.js';
import type { PolicyExports } from './policy-exports.js';

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

/** Bytes of one argument or answer on its way between the module and JavaScript, whose memory has no limit of its own. */
export const MOST_TEXT_BYTES = 16 * 1024 * 1024;

export function createHost(memory: WebAssembly.Memory, builtins: BuiltinTable, context: BuiltinContext): Host {
  let module: { readonly exports: PolicyExports } | undefined;
  let names: ReadonlyMap<number, string> = new Map();
  let meter = noMeter;

  const call = (id: number, _context: number, ...addresses: number[]): number => {
    if (module === undefined) throw new PolicyAbort('a builtin was called before the module was ready');
    const name = names.get(id) ?? `builtin ${id}`;
    const builtin = builtins.get(name);
    if (builtin === undefined) throw new MissingBuiltin(name);
    const { exports } = module;
    const texts = addresses.map((address) => readText(memory, exports.opa_value_dump(address)));
    const text = meter.timed(() => {
      const result = builtin(context, ...texts.map(parseValue));
      return result === undefined ? undefined : new TextEncoder().encode(printValue(result, MOST_TEXT_BYTES));
    });
    if (text === undefined) return 0;
    const address = exports.opa_malloc(text.length);
    new Uint8Array(memory.buffer).set(text, address);
    return exports.opa_value_parse(address, text.length);
  };

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
      module = { exports };
      names = builtinNames;
      meter = counted;
    },
  };
}

/** UTF-8 up to the NUL that ends it. Throws a `PolicyLimit` for what is too long. */
export function readText(memory: WebAssembly.Memory, address: number): string {
  return new TextDecoder().decode(new Uint8Array(memory.buffer, address, checkLength(memory, address)));
}

/** Bytes of the text at `address`. Throws a `PolicyLimit` for too many. */
export function checkLength(memory: WebAssembly.Memory, address: number): number {
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.indexOf(0, address);
  const length = (end === -1 ? bytes.length : end) - address;
  if (length <= MOST_TEXT_BYTES) return length;
  throw new PolicyLimit('memory', `a value of more than ${MOST_TEXT_BYTES / 1024 / 1024} MiB cannot leave it`);
}
