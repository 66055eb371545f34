import { Reader } from '../fuel/leb128.js';

/** OPA's C functions (wasm/src) of builtins that do not always answer as its interpreter; engine/opawasm/agreement.go has when. */
const C_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ...['abs', 'ceil', 'floor', 'minus', 'plus', 'rem', 'round'].map((name) => pair(`opa_arith_${name}`, name)),
  pair('opa_arith_multiply', 'mul'),
  pair('opa_arith_divide', 'div'),
  ...['sum', 'product'].map((name) => pair(`opa_agg_${name}`, name)),
  ...['and', 'negate', 'or', 'xor'].map((name) => pair(`opa_bits_${name}`, `bits.${name}`)),
  pair('opa_bits_shiftleft', 'bits.lsh'),
  pair('opa_bits_shiftright', 'bits.rsh'),
  pair('opa_strings_format_int', 'format_int'),
  pair('opa_to_number', 'to_number'),
  pair('opa_template_string', 'internal.template_string'),
  pair('opa_base64_decode', 'base64.decode'),
  pair('opa_base64_is_valid', 'base64.is_valid'),
  pair('opa_base64_url_decode', 'base64url.decode'),
  pair('opa_json_is_valid', 'json.is_valid'),
  pair('opa_json_marshal', 'json.marshal'),
  pair('opa_json_unmarshal', 'json.unmarshal'),
  pair('builtin_json_filter', 'json.filter'),
  pair('builtin_json_remove', 'json.remove'),
  pair('opa_glob_match', 'glob.match'),
  pair('opa_cidr_contains', 'net.cidr_contains'),
  pair('opa_cidr_intersects', 'net.cidr_intersects'),
  ...['concat', 'indexof', 'lower', 'replace', 'substring', 'upper'].map((name) => pair(`opa_strings_${name}`, name)),
  pair('opa_array_slice', 'array.slice'),
  pair('builtin_object_union_n', 'object.union_n'),
  pair('opa_regex_is_valid', 'regex.is_valid'),
  pair('opa_regex_match', 'regex.match'),
  pair('opa_regex_find_all_string_submatch', 'regex.find_all_string_submatch_n'),
]);

function pair(own: string, builtin: string): readonly [string, string] {
  return [own, builtin];
}

const HEADER_BYTES = 8;
const CUSTOM_SECTION = 0;
const FUNCTION_NAMES = 1;
/** By it a module of our engine says that the host answers what C would answer otherwise (engine/opawasm/exact.go). */
const EXACT = 'agentmesh.exact';

/**
 * The builtins that a module built elsewhere answers with C code that may differ from OPA's interpreter: those of its functions by their
 * names, which OPA writes into its modules and only for what the policy calls. Throws `UnusableModule`.
 */
export function cBuiltins(wasm: Uint8Array): readonly string[] {
  const reader = new Reader(wasm, HEADER_BYTES, wasm.length);
  let found: readonly string[] = [];
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const bytes = reader.u32();
    const section = new Reader(wasm, reader.at, Math.min(reader.at + bytes, wasm.length));
    const name = id === CUSTOM_SECTION ? text(section) : undefined;
    if (name === EXACT) return [];
    if (name === 'name') found = functionNames(section);
    reader.skip(bytes);
  }
  return found.flatMap((name) => C_FUNCTIONS.get(name) ?? []).sort();
}

function functionNames(section: Reader): readonly string[] {
  while (section.at < section.end) {
    const kind = section.byte();
    const bytes = section.u32();
    if (kind === FUNCTION_NAMES) return Array.from({ length: section.u32() }, () => (section.skipLeb(), text(section)));
    section.skip(bytes);
  }
  return [];
}

function text(reader: Reader): string {
  const length = reader.u32();
  const start = reader.at;
  reader.skip(length);
  return new TextDecoder().decode(reader.bytes.subarray(start, start + length));
}
