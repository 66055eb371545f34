import type { Bundle } from '../../engine/bundle.js';
import { UserError } from '../../errors/exit.js';

/**
 * For what writes a bundle's Rego again: where the manifest has resolvers, `opa build -t wasm` took rules out of the Rego, and without the
 * module the policy would say something else. Throws a `UserError`.
 */
export function refuseStripped(name: string, { manifest }: Bundle): void {
  const [resolver] = manifest?.wasm ?? [];
  if (resolver === undefined) return;
  throw new UserError(
    `\`${name}\`: the rules of \`${resolver.entrypoint}\` are in its WASM module, and not in its Rego: build it from its sources, or without \`-t wasm\` first`,
  );
}
