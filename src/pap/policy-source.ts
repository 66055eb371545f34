import type { Profile } from './profiles.js';

/** What one `--policy` names. Each is a layer of its own. Paths are as the user wrote them. */
export type PolicySource =
  | { readonly kind: 'profile'; readonly name: Profile }
  | { readonly kind: 'yaml'; readonly path: string }
  | { readonly kind: 'rego'; readonly path: string }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'bundle'; readonly path: string };

/** The layer's name: in reasons, rate-limit keys and the log. */
export function layerName(source: PolicySource): string {
  return source.kind === 'profile' ? source.name : source.path;
}
