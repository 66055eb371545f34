import type { Bundle, RegoModule } from '../../engine/bundle.js';
import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { DECISION, HIDDEN } from '../../pdp/entrypoints.js';
import { cBuiltins } from '../../pdp/wasm/c-builtins.js';
import { whyUnusable } from '../../pdp/why-unusable.js';
import { checkData, checkDataRoots } from '../check/check-data.js';
import { packageOf, type LayerCheck } from '../check/check-layer.js';
import type { ParsedSource } from '../source/parsed-source.js';

/** What becomes of the WASM module of a bundle that was built elsewhere. */
export type Prebuilt =
  | { readonly kind: 'used'; readonly wasm: Uint8Array; readonly check: LayerCheck }
  /** The Rego beside it is compiled instead; `why` ends a sentence about the module. */
  | { readonly kind: 'compiled'; readonly modules: readonly RegoModule[]; readonly why: string }
  | { readonly kind: 'refused'; readonly problem: Diagnostic };

/**
 * Used as it is where it decides here: our entrypoint, OPA's ABI, no builtin that is missing. Otherwise what is beside it is compiled,
 * if that is the whole policy: `opa build -t wasm` takes the rules of an entrypoint out of the Rego.
 */
export async function judgePrebuilt({ bundle, name }: ParsedSource, wasm: Uint8Array, library: readonly RegoModule[]): Promise<Prebuilt> {
  const inside = bringsLibrary(bundle, library);
  const why = await whyUnusable(wasm);
  if (why === undefined) return { kind: 'used', wasm, check: checkOf(bundle, name, inside, cBuiltins(wasm)) };
  const copies = new Set(library.map((module) => module.text.trim()));
  const own = bundle.modules.filter((module) => !copies.has(module.text.trim()) && !(inside && packageOf(module) === 'mcp.main'));
  if (own.length > 0 && inside) return { kind: 'compiled', modules: own, why };
  return { kind: 'refused', problem: noDecision(name, why, own.length > 0) };
}

/**
 * `mcp.main` cannot be compared: its rules are in the module. That our other packages are there byte for byte tells that the library is
 * inside.
 */
function bringsLibrary({ modules }: Bundle, library: readonly RegoModule[]): boolean {
  const brought = new Set(modules.map((module) => module.text.trim()));
  return library.every((module) => packageOf(module) === 'mcp.main' || brought.has(module.text.trim()));
}

function checkOf(bundle: Bundle, name: string, inside: boolean, native: readonly string[]): LayerCheck {
  const diagnostics = [...checkData(bundle.data, name), ...checkDataRoots(bundle)];
  const uses = 'its `policy.wasm` is used as it is';
  const asInOpa = native.length === 0 ? [] : [otherwise(native)];
  if (inside) return { main: 'library', opinion: 'policy', diagnostics, notices: [uses, ...asInOpa] };
  const notices = [`${uses}: our guards are not part of it, and it is asked for acting methods only`, ...asInOpa];
  return { main: 'own', opinion: 'policy', diagnostics, notices };
}

/** Of a module that was compiled here the host answers these (docs/builtins.md). */
function otherwise(native: readonly string[]): string {
  const names = native.map((builtin) => `\`${builtin}\``).join(', ');
  return `its \`policy.wasm\` has OPA's C code for ${names}, which does not always answer as \`opa eval\` does: a bundle without WASM is compiled so that it does`;
}

/** Rules that the manifest says are in a WASM module and that the Rego has not: compiled without them a policy would say something else. */
export function checkStripped({ manifest }: Bundle, facts: readonly ModuleFacts[], name: string): Diagnostic[] {
  const there = new Set(facts.flatMap((module) => [module.package, ...module.rules.map((rule) => `${module.package}.${rule.name}`)]));
  return (manifest?.wasm ?? [])
    .filter(({ entrypoint }) => entrypoint !== DECISION && entrypoint !== HIDDEN && !there.has(entrypoint.replaceAll('/', '.')))
    .map(({ entrypoint, module }) => ({
      severity: 'error',
      code: 'AM2011',
      message: `policy \`${name}\` has the rules of \`${entrypoint}\` in \`${module.replace(/^\//, '')}\` only, and what is compiled is the Rego`,
      hint: `\`opa build -t wasm -e ${DECISION} -e ${HIDDEN}\` compiles the whole decision, \`opa build\` leaves the rules in the Rego`,
    }));
}

function noDecision(name: string, why: string, hasRego: boolean): Diagnostic {
  return {
    severity: 'error',
    code: 'AM2010',
    message: hasRego
      ? `the WASM module of policy \`${name}\` cannot be used: ${why}; and the rules of \`${DECISION}\` are in it only`
      : `the WASM module of policy \`${name}\` cannot be used: ${why}; and there is no Rego to compile`,
    hint: `\`opa build -t wasm -e ${DECISION}\` exports it; \`opa build\` without \`-t wasm\` leaves the Rego whole`,
  };
}
