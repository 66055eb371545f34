export type BundleFileKind =
  | 'rego'
  | 'json'
  | 'yaml'
  | 'manifest'
  | 'wasm'
  | 'signatures'
  /** Means a bundle that only says what has changed (opa: delta bundle). */
  | 'patch'
  /** `.manifest.pb`, which `opa build` writes on demand. */
  | 'protobuf-manifest';

/** What a file means in a bundle, by its name and wherever it lies (opa v1/bundle/bundle.go, Read); undefined: nothing. */
export function bundleFileKind(name: string): BundleFileKind | undefined {
  if (name.endsWith('.rego')) return 'rego';
  if (name.endsWith('.manifest')) return 'manifest';
  if (name.endsWith('.manifest.pb')) return 'protobuf-manifest';
  return BY_NAME[name.slice(name.lastIndexOf('/') + 1)];
}

const BY_NAME: Readonly<Partial<Record<string, BundleFileKind>>> = {
  'data.json': 'json',
  'data.yaml': 'yaml',
  'data.yml': 'yaml',
  'policy.wasm': 'wasm',
  'patch.json': 'patch',
  '.signatures.json': 'signatures',
};

export function isBundleFile(name: string): boolean {
  return bundleFileKind(name) !== undefined;
}

/** Tests travel beside the policy and are no part of it. */
export function isTestFile(name: string): boolean {
  return name.endsWith('_test.rego');
}
