import type { Manifest } from '../../engine/bundle.js';
import { UserError } from '../../errors/exit.js';
import { didYouMean, nearMiss } from '../../errors/near-miss.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { jsonOf } from './file-text.js';

const MEMBERS = ['revision', 'roots', 'rego_version', 'file_rego_versions', 'wasm', 'metadata'] as const;

export interface ReadManifest {
  readonly manifest: Manifest;
  /** Members that OPA does not know. */
  readonly notices: readonly string[];
}

/**
 * Reads a bundle's `.manifest` (https://openpolicyagent.org/schemas/bundle/v1/manifest.schema.json). OPA ignores members that it does not
 * know, so bundles have them; one that is nearly a known one (`root`, `Roots`) is a mistake, and an error.
 */
export function parseManifest(path: string, text: string): ReadManifest {
  const value = jsonOf(path, text);
  if (!isJsonObject(value)) throw new UserError(`\`${path}\` is not a manifest: an object is expected`);
  const unknown = Object.keys(value).filter((name) => !(MEMBERS as readonly string[]).includes(name));
  const mistaken = unknown.find((name) => nearMiss(name, MEMBERS) !== undefined);
  if (mistaken !== undefined) {
    throw new UserError(`\`${path}\` has the member \`${mistaken}\`, which means nothing${didYouMean(mistaken, MEMBERS)}`);
  }
  const { revision, roots, rego_version, file_rego_versions, wasm, metadata } = value;
  if (revision !== undefined && typeof revision !== 'string') throw wrong(path, 'revision', 'a string');
  if (roots !== undefined && !isStrings(roots)) throw wrong(path, 'roots', 'a list of strings');
  if (rego_version !== undefined && !isVersion(rego_version)) throw wrong(path, 'rego_version', '0 or 1');
  if (file_rego_versions !== undefined && !isVersions(file_rego_versions)) {
    throw wrong(path, 'file_rego_versions', 'an object of patterns with 0 or 1 each');
  }
  if (wasm !== undefined && !isResolvers(wasm)) throw wrong(path, 'wasm', 'a list of `{entrypoint, module}`');
  if (metadata !== undefined && !isJsonObject(metadata)) throw wrong(path, 'metadata', 'an object');
  const trimmed = roots?.map((root) => root.replace(/^\/+|\/+$/g, ''));
  if (trimmed !== undefined) refuseOverlap(path, trimmed);
  return {
    manifest: {
      ...(revision === undefined ? {} : { revision }),
      ...(trimmed === undefined ? {} : { roots: trimmed }),
      ...(rego_version === undefined ? {} : { rego_version }),
      ...(file_rego_versions === undefined ? {} : { file_rego_versions }),
      ...(wasm === undefined ? {} : { wasm: wasm.map(({ entrypoint, module }) => ({ entrypoint, module })) }),
      ...(metadata === undefined ? {} : { metadata }),
    },
    notices: unknown.map((name) => `its manifest has the member \`${name}\`, which means nothing; \`metadata\` is for what is your own`),
  };
}

/** Whether a package or data path (`mcp/policy/tools`) lies under one of the roots. */
export function underRoots(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
}

/** Two roots of which one holds the other, or undefined. */
export function overlapping(roots: readonly string[]): readonly [string, string] | undefined {
  for (const [index, root] of roots.entries()) {
    const other = roots.slice(index + 1).find((later) => underRoots(later, [root]) || underRoots(root, [later]));
    if (other !== undefined) return [root, other];
  }
  return undefined;
}

function refuseOverlap(path: string, roots: readonly string[]): void {
  const pair = overlapping(roots);
  if (pair !== undefined) throw new UserError(`\`roots\` in \`${path}\` overlap: \`${pair[0]}\` and \`${pair[1]}\``);
}

function wrong(path: string, member: string, expected: string): UserError {
  return new UserError(`\`${member}\` in \`${path}\` must be ${expected}`);
}

function isStrings(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isVersion(value: JsonValue | undefined): value is 0 | 1 {
  return value === 0 || value === 1;
}

function isVersions(value: JsonValue): value is Readonly<Record<string, 0 | 1>> {
  return isJsonObject(value) && Object.values(value).every(isVersion);
}

function isResolvers(value: JsonValue): value is readonly { entrypoint: string; module: string }[] & readonly JsonObject[] {
  return (
    Array.isArray(value) &&
    value.every((item) => isJsonObject(item) && typeof item['entrypoint'] === 'string' && typeof item['module'] === 'string')
  );
}
