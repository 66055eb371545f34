/**
 * Where a code is explained. The pages come with the package: those of YAML policies and of lint with an example of what is wrong and what is right,
 * those of Rego in a table, above which it says what OPA's own codes are.
 */
export function docsLink(code: string): string {
  const anchor = code.toLowerCase();
  if (/^am1\d{3}$/.test(anchor)) return `docs/diagnostics.md#${anchor}`;
  if (/^am4\d{3}$/.test(anchor)) return `docs/lint.md#${anchor}`;
  return `docs/rego.md#${/^am[23]\d{3}$/.test(anchor) ? anchor : 'what-can-be-wrong'}`;
}
