/** What one `--policy` names (design §4.3). Each is a layer of its own. */
export type PolicySource =
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'yaml'; readonly path: string }
  | { readonly kind: 'rego'; readonly path: string }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'bundle'; readonly path: string };
