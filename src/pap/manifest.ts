import type { Manifest } from '../engine/bundle.js';
import { UserError } from '../errors/exit.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json.js';
import { jsonOf } from './file-text.js';

/** Reads a bundle's `.manifest` (https://openpolicyagent.org/schemas/bundle/v1/manifest.schema.json). Members OPA does not know are ignored, as OPA does. */
export function parseManifest(path: string, text: string): Manifest {
  const value = jsonOf(path, text);
  if (!isJsonObject(value)) throw new UserError(`\`${path}\` is not a manifest: an object is expected`);
  const { revision, roots, rego_version, wasm, metadata } = value;
  if (revision !== undefined && typeof revision !== 'string') throw wrong(path, 'revision', 'a string');
  if (roots !== undefined && !isStrings(roots)) throw wrong(path, 'roots', 'a list of strings');
  if (rego_version !== undefined && rego_version !== 0 && rego_version !== 1) throw wrong(path, 'rego_version', '0 or 1');
  if (rego_version === 0) {
    throw new UserError(`\`${path}\` states \`rego_version: 0\`: policies here are Rego v1; \`opa fmt --rego-v1 --write\` converts them`);
  }
  if (wasm !== undefined && !isResolvers(wasm)) throw wrong(path, 'wasm', 'a list of `{entrypoint, module}`');
  if (metadata !== undefined && !isJsonObject(metadata)) throw wrong(path, 'metadata', 'an object');
  return {
    ...(revision === undefined ? {} : { revision }),
    ...(roots === undefined ? {} : { roots: roots.map((root) => root.replace(/^\/|\/$/g, '')) }),
    ...(rego_version === undefined ? {} : { rego_version }),
    ...(wasm === undefined ? {} : { wasm: wasm.map(({ entrypoint, module }) => ({ entrypoint, module })) }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** Whether a package or data path (`mcp/policy/tools`) lies under one of the roots. */
export function underRoots(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
}

function wrong(path: string, member: string, expected: string): UserError {
  return new UserError(`\`${member}\` in \`${path}\` must be ${expected}`);
}

function isStrings(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isResolvers(value: JsonValue): value is readonly { entrypoint: string; module: string }[] & readonly JsonObject[] {
  return (
    Array.isArray(value) &&
    value.every((item) => isJsonObject(item) && typeof item['entrypoint'] === 'string' && typeof item['module'] === 'string')
  );
}
