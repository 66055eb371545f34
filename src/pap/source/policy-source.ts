import type { Profile } from './profiles.js';

/** What one `--policy` names. Each is a layer of its own. Paths are as the user wrote them. */
export type PolicySource =
  | { readonly kind: 'profile'; readonly name: Profile }
  | { readonly kind: 'yaml'; readonly path: string }
  | { readonly kind: 'rego'; readonly path: string }
  | { readonly kind: 'wasm'; readonly path: string }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'bundle'; readonly path: string }
  /** A bundle on a server. `name`: the URL without what may be secret. */
  | { readonly kind: 'url'; readonly url: string; readonly name: string }
  /** An OPA configuration: the bundles that it names are one layer. */
  | { readonly kind: 'opa_config'; readonly path: string }
  /** Another OPA decides, asked at this URL of its Data API. */
  | { readonly kind: 'opa'; readonly url: string; readonly name: string };

/** The layer's name: in reasons, rate-limit keys and the log. */
export function layerName(source: PolicySource): string {
  return 'path' in source ? source.path : source.name;
}

/** What bundle servers have, and is polled. */
export type RemoteSource = PolicySource & { readonly kind: 'url' | 'opa_config' };

export function isRemote(source: PolicySource): source is RemoteSource {
  return source.kind === 'url' || source.kind === 'opa_config';
}
