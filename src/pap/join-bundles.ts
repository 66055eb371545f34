import type { Bundle, RegoModule } from '../engine/bundle.js';
import { UserError } from '../errors/exit.js';
import { checkRoots } from './check/check-data.js';
import { packageOf } from './check/check-layer.js';
import { DataTree } from './data-tree.js';
import { underRoots } from './manifest.js';

export interface NamedBundle {
  readonly name: string;
  readonly bundle: Bundle;
}

/**
 * Several bundles as the one that OPA makes of them: each owns what lies under its roots, and no two may own the same (OPA: "Multiple
 * sources of policy and data"). Throws a `UserError`. A module that was built for one of them knows nothing of the others: it is not used.
 */
export function joinBundles(given: readonly NamedBundle[]): Bundle {
  const [first, ...others] = given;
  if (first !== undefined && others.length === 0) return first.bundle;
  for (const [index, one] of given.entries()) {
    refuseForeign(one);
    for (const other of given.slice(index + 1)) refuseShared(one, other);
  }
  const data = new DataTree();
  for (const { name, bundle } of given) data.add('', bundle.data, name);
  const revision = given.map(({ name, bundle }) => `${name}=${bundle.manifest?.revision ?? ''}`).join(' ');
  return {
    modules: given.flatMap(({ bundle }): readonly RegoModule[] => bundle.modules),
    data: data.value,
    manifest: { revision, roots: given.flatMap(({ bundle }) => rootsOf(bundle)) },
  };
}

function rootsOf({ manifest }: Bundle): readonly string[] {
  return manifest?.roots ?? [''];
}

function refuseShared(one: NamedBundle, other: NamedBundle): void {
  for (const a of rootsOf(one.bundle)) {
    const b = rootsOf(other.bundle).find((root) => underRoots(a, [root]) || underRoots(root, [a]));
    if (b === undefined) continue;
    throw new UserError(
      `the bundles \`${one.name}\` and \`${other.name}\` both own \`${a.length > b.length ? a : b}\` (roots \`${a}\` and \`${b}\`): each states \`roots\` of its own in its \`.manifest\``,
    );
  }
}

/** What lies outside of a bundle's own roots could lie in another's. */
function refuseForeign({ name, bundle }: NamedBundle): void {
  const roots = rootsOf(bundle);
  const foreign = bundle.modules.find((module) => !underRoots(packageOf(module).replaceAll('.', '/'), roots));
  const [data] = checkRoots(
    { modules: [], data: bundle.data, ...(bundle.manifest === undefined ? {} : { manifest: bundle.manifest }) },
    [],
  );
  if (foreign !== undefined)
    throw new UserError(`bundle \`${name}\`: package \`${packageOf(foreign)}\` (\`${foreign.path}\`) lies outside of its roots`);
  if (data !== undefined) throw new UserError(`bundle \`${name}\`: ${data.message}`);
}
