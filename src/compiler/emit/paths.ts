/** Names → paths of modules: one directory a package, safe on every file system, no two alike where case does not count. */
export class ModulePaths {
  readonly #taken = new Set<string>();

  of(folder: string, name: string): string {
    const plain = name
      .replaceAll('*', 'any')
      .replaceAll(/[^A-Za-z0-9_-]/g, '_')
      .slice(0, 100);
    let slug = plain;
    for (let n = 2; this.#taken.has(`${folder}/${slug}`.toLowerCase()); n++) slug = `${plain}_${n}`;
    this.#taken.add(`${folder}/${slug}`.toLowerCase());
    return `mcp/policy/${folder}/${slug}/${slug}.rego`;
  }
}
