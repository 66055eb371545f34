import type { RegoModule } from '../../engine/bundle.js';
import type { Engine, ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { DECISION, HIDDEN } from '../../pdp/entrypoints.js';
import { withoutCopies } from '../../pdp/library.js';
import type { InputReads } from '../../pdp/reads.js';
import { checkConditions } from '../check/check-conditions.js';
import { checkLayer, packageOf, type LayerCheck } from '../check/check-layer.js';
import { collidingData } from './colliding-data.js';
import { revisionOf, type CompiledLayer } from './compiled-layer.js';
import { inputReads } from './input-reads.js';
import { libraryInUse } from './library-in-use.js';
import { explainParse, mapDiagnostics } from './map-diagnostics.js';
import { versioned } from '../bundle/mixed-rego.js';
import type { ParsedSource } from '../source/parsed-source.js';
import { PolicyError } from '../policy-error.js';
import { checkStripped, judgePrebuilt } from './prebuilt.js';

/** A layer of custom guards alone: where they are silent it says yes, and the layers beside it decide. */
const NO_OPINION: RegoModule = { path: 'agentmesh/no_opinion.rego', text: 'package mcp.policy\n\nallow := true\n' };

export interface BuildDeps {
  /** Started by the first call. */
  engine(): Promise<Engine>;
  /** The shipped library, `rego/` without tests. */
  library(): readonly RegoModule[];
}

/** A parsed source and our library → the module that decides. Throws a `PolicyError` with every problem at once. */
export async function buildLayer(parsed: ParsedSource, deps: BuildDeps): Promise<CompiledLayer> {
  const library = deps.library();
  return parsed.generated ? buildGenerated(parsed, library, deps) : buildWritten(parsed, library, deps);
}

async function buildGenerated(parsed: ParsedSource, library: readonly RegoModule[], deps: BuildDeps): Promise<CompiledLayer> {
  const check: LayerCheck = { main: 'library', opinion: 'policy', diagnostics: [], notices: [] };
  reject(await checkConditions(parsed.authored ?? [], () => deps.engine()), parsed.name, parsed.texts);
  const modules = [...libraryInUse(library, parsed.bundle.modules, parsed.bundle.data), ...parsed.bundle.modules];
  const wasm = await compile(parsed, modules, library, [], deps);
  const built = layer(parsed, check, wasm, readsOf(modules, parsed.argumentsRead));
  return (parsed.authored ?? []).length === 0 ? { ...built, bounded: true } : built;
}

async function buildWritten(parsed: ParsedSource, library: readonly RegoModule[], deps: BuildDeps): Promise<CompiledLayer> {
  const { bundle, name, texts } = parsed;
  let own = withoutCopies(bundle.modules, library);
  const notices: string[] = [];
  if (bundle.wasm !== undefined) {
    const prebuilt = await judgePrebuilt(parsed, bundle.wasm, library);
    if (prebuilt.kind === 'refused') throw new PolicyError(name, [prebuilt.problem], texts);
    if (prebuilt.kind === 'used') {
      reject(prebuilt.check.diagnostics, name, texts);
      return layer(parsed, prebuilt.check, prebuilt.wasm);
    }
    own = prebuilt.modules;
    notices.push(`its Rego is compiled, because of its \`policy.wasm\`: ${prebuilt.why}`);
  }
  if (bundle.modules.length === 0) reject([noRego(name)], name, texts);

  const facts = await parse(parsed, own, deps);
  const check = checkLayer({ ...bundle, modules: own }, facts, library, name);
  reject([...checkStripped(bundle, facts, name), ...check.diagnostics], name, texts);
  const brought = check.main === 'own' ? bundle.modules : own;
  const modules =
    check.main === 'own'
      ? brought
      : [...libraryInUse(library, brought, bundle.data), ...brought, ...(check.opinion === 'guards' ? [NO_OPINION] : [])];
  const wasm = await compile(parsed, modules, library, facts, deps);
  return layer(parsed, { ...check, notices: [...notices, ...check.notices] }, wasm, readsOf(modules));
}

function readsOf(modules: readonly RegoModule[], argumentsRead?: readonly string[]): InputReads | undefined {
  const members = inputReads(modules);
  if (members === undefined) return undefined;
  return argumentsRead === undefined ? { members } : { members, arguments: argumentsRead };
}

async function parse(parsed: ParsedSource, modules: readonly RegoModule[], deps: BuildDeps): Promise<readonly ModuleFacts[]> {
  const engine = await deps.engine();
  const asked = versioned(modules, parsed.bundle.oldModules);
  const result = await engine.parse(asked.modules, asked.regoVersion);
  if (!result.ok) throw new PolicyError(parsed.name, explainParse(result.diagnostics, modules), parsed.texts);
  return result.modules;
}

async function compile(
  parsed: ParsedSource,
  modules: readonly RegoModule[],
  library: readonly RegoModule[],
  facts: readonly ModuleFacts[],
  deps: BuildDeps,
): Promise<Uint8Array> {
  const engine = await deps.engine();
  const entrypoints = definesHidden(modules) ? [DECISION, HIDDEN] : [DECISION];
  const result = await engine.build({
    ...versioned(modules, parsed.bundle.oldModules),
    data: collidingData(parsed.bundle.data, modules, facts),
    entrypoints,
  });
  if (result.ok) return result.wasm;
  throw new PolicyError(
    parsed.name,
    mapDiagnostics(result.diagnostics, { modules, library, facts, authored: parsed.authored ?? [] }),
    parsed.texts,
  );
}

/** Only an `mcp.main` of the author's own can be without it: then all tools are listed, and calls decide. */
function definesHidden(modules: readonly RegoModule[]): boolean {
  return modules.some((module) => packageOf(module) === 'mcp.main' && /^(default\s+)?hidden\b/m.test(module.text));
}

function layer(parsed: ParsedSource, check: LayerCheck, wasm: Uint8Array, reads?: InputReads): CompiledLayer {
  const { data, manifest } = parsed.bundle;
  return {
    wasm,
    data,
    revision: revisionOf(wasm, data, check.main),
    ...(manifest?.revision === undefined || manifest.revision === '' ? {} : { label: manifest.revision }),
    main: check.main,
    ...(reads === undefined ? {} : { reads }),
    opinion: check.opinion,
    notices: [...parsed.notices, ...check.notices],
    warnings: [...parsed.warnings, ...check.diagnostics.filter(({ severity }) => severity === 'warning')],
  };
}

function reject(diagnostics: readonly Diagnostic[], name: string, texts: ReadonlyMap<string, string>): void {
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new PolicyError(name, diagnostics, texts);
}

function noRego(name: string): Diagnostic {
  return {
    severity: 'error',
    code: 'AM2010',
    message: `policy \`${name}\` holds no Rego`,
    hint: 'a policy is a `.rego` file with `package mcp.policy` and a rule `allow`',
  };
}
