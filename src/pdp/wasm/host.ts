import type { BuiltinContext, BuiltinTable } from '../builtins/builtin.js';
import { parseValue } from '../value/parse-value.js';
import { printValue } from '../value/print-value.js';
import { MissingBuiltin, PolicyAbort } from './errors.js';
import type { PolicyExports } from './policy-exports.js';

/**
 * What the module asks of its host (https://www.openpolicyagent.org/docs/wasm#abi). Ours instead of the library's: arguments and
 * results travel as Rego terms, so that sets stay sets and big numbers keep their digits; an abort is an `Error` with
 * readable text; nothing is printed.
 */
export interface Host {
  readonly imports: WebAssembly.ModuleImports;
  /** To be called once the module is instantiated, before anything else. */
  attach(exports: PolicyExports, builtinNames: ReadonlyMap<number, string>): void;
}

export function createHost(memory: WebAssembly.Memory, builtins: BuiltinTable, context: BuiltinContext): Host {
  let module: { readonly exports: PolicyExports } | undefined;
  let names: ReadonlyMap<number, string> = new Map();

  const call = (id: number, _context: number, ...addresses: number[]): number => {
    if (module === undefined) throw new PolicyAbort('a builtin was called before the module was ready');
    const name = names.get(id) ?? `builtin ${id}`;
    const builtin = builtins.get(name);
    if (builtin === undefined) throw new MissingBuiltin(name);
    const { exports } = module;
    const args = addresses.map((address) => parseValue(readText(memory, exports.opa_value_dump(address))));
    const result = builtin(context, ...args);
    if (result === undefined) return 0;
    const text = new TextEncoder().encode(printValue(result));
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
    attach(exports, builtinNames) {
      module = { exports };
      names = builtinNames;
    },
  };
}

/** UTF-8 up to the NUL that ends it. */
export function readText(memory: WebAssembly.Memory, address: number): string {
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.indexOf(0, address);
  return new TextDecoder().decode(bytes.subarray(address, end === -1 ? bytes.length : end));
}
