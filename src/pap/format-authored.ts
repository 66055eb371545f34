import type { Bundle } from '../engine/bundle.js';
import type { Engine } from '../engine/engine.js';
import { checkConditions } from './check/check-conditions.js';
import { mapDiagnostics } from './layer/map-diagnostics.js';
import type { ParsedSource } from './source/parsed-source.js';
import { PolicyError } from './policy-error.js';

/**
 * The bundle of a YAML policy with everything in it as `opa fmt` writes it: ours is already, what its author wrote in Rego is not always.
 * Throws a `PolicyError` for what is no Rego, and for a condition that is more than that.
 */
export async function formatAuthored(parsed: ParsedSource, engine: () => Promise<Engine>): Promise<Bundle> {
  const { bundle, name, texts, authored = [] } = parsed;
  if (authored.length === 0) return bundle;
  const written = authored.map(({ module }) => module);
  const formatted = await (await engine()).format(written);
  if (!formatted.ok) {
    throw new PolicyError(name, mapDiagnostics(formatted.diagnostics, { modules: written, library: [], facts: [], authored }), texts);
  }
  const wrong = await checkConditions(authored, engine);
  if (wrong.length > 0) throw new PolicyError(name, wrong, texts);
  const textOf = new Map(formatted.files.map(({ path, text }) => [path, text]));
  return { ...bundle, modules: bundle.modules.map(({ path, text }) => ({ path, text: textOf.get(path) ?? text })) };
}
