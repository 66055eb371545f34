/** Where a code is explained, with an example of what is wrong and what is right. The page comes with the package. */
export function docsLink(code: string): string {
  return `docs/diagnostics.md#${code.toLowerCase()}`;
}
