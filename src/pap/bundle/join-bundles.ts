import type { Bundle } from '../../engine/bundle.js';
import { UserError } from '../../errors/exit.js';
import { DataTree } from './data-tree.js';
import { overlapping } from './manifest.js';

export interface NamedBundle {
  /** The name that its configuration gives it. */
  readonly name: string;
  readonly bundle: Bundle;
}

/**
 * The bundles of one OPA configuration as the one bundle that they are in OPA: roots that do not overlap, data side by side, each within
 * its own roots. Throws a `UserError` that names both bundles.
 */
export function joinBundles(bundles: readonly NamedBundle[]): Bundle {
  const [only, ...others] = bundles;
  if (only !== undefined && others.length === 0) return only.bundle;
  refuseOverlap(bundles);
  const data = new DataTree();
  for (const { name, bundle } of bundles) data.add('', bundle.data, name);
  const wasm = moduleOf(bundles);
  const old = bundles.flatMap(({ bundle }) => [...(bundle.oldModules ?? [])]);
  return {
    modules: bundles.flatMap(({ bundle }) => bundle.modules),
    data: data.value,
    manifest: {
      revision: bundles.map(({ name, bundle }) => `${name}=${bundle.manifest?.revision ?? ''}`).join(' '),
      roots: bundles.flatMap(({ bundle }) => rootsOf(bundle)),
      wasm: bundles.flatMap(({ bundle }) => bundle.manifest?.wasm ?? []),
    },
    parts: bundles.map(({ bundle }) => ({
      roots: rootsOf(bundle),
      modules: new Set(bundle.modules.map(({ path }) => path)),
      data: bundle.data,
    })),
    ...(old.length === 0 ? {} : { oldModules: new Set(old) }),
    ...(wasm === undefined ? {} : { wasm }),
  };
}

/** OPA's default: everything. */
function rootsOf({ manifest }: Bundle): readonly string[] {
  return manifest?.roots ?? [''];
}

function refuseOverlap(bundles: readonly NamedBundle[]): void {
  for (const [index, { name, bundle }] of bundles.entries()) {
    for (const other of bundles.slice(index + 1)) {
      const pair = overlapping([...rootsOf(bundle), ...rootsOf(other.bundle)]);
      if (pair === undefined) continue;
      const [a, b] = pair;
      throw new UserError(
        `the bundles \`${name}\` and \`${other.name}\` both own \`${a.length > b.length ? a : b}\` (roots \`${a}\` and \`${b}\`): each states \`roots\` of its own in its \`.manifest\``,
      );
    }
  }
}

/** Rego of another bundle is not in a module that was built before: what decides would be half of the policy. */
function moduleOf(bundles: readonly NamedBundle[]): Uint8Array | undefined {
  const built = bundles.find(({ bundle }) => bundle.wasm !== undefined);
  const beside = bundles.find(({ bundle }) => bundle !== built?.bundle && (bundle.modules.length > 0 || bundle.wasm !== undefined));
  if (built === undefined || beside === undefined) return built?.bundle.wasm;
  throw new UserError(
    `the bundle \`${built.name}\` holds the decision as WASM, into which the Rego of the bundle \`${beside.name}\` was not compiled: build it without \`-t wasm\``,
  );
}
