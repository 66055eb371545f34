export type BundleFileKind = 'rego' | 'json' | 'yaml' | 'manifest' | 'wasm' | 'signatures';

/** What a file means in a bundle, by its name relative to the bundle's root (opa: bundle file format); undefined: nothing. */
export function bundleFileKind(name: string): BundleFileKind | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base.endsWith('.rego')) return 'rego';
  if (base === 'data.json') return 'json';
  if (base === 'data.yaml' || base === 'data.yml') return 'yaml';
  if (name === '.manifest') return 'manifest';
  if (name === 'policy.wasm') return 'wasm';
  if (name === '.signatures.json') return 'signatures';
  return undefined;
}

export function isBundleFile(name: string): boolean {
  return bundleFileKind(name) !== undefined;
}

/** Tests travel beside the policy and are no part of it. */
export function isTestFile(name: string): boolean {
  return name.endsWith('_test.rego');
}
