import type { Module, Rule } from './ast/node.js';

/** The author's modules, and what is asked of them together. */
export interface Program {
  /** Tests apart. */
  readonly modules: readonly Module[];
  /** The rules that a reference leads to: `data.mcp.policy.deny` to those of `deny`, `deny["x"]` among them; none for a package. */
  rulesOf(path: string): readonly Rule[];
}

export function programOf(all: readonly Module[]): Program {
  const modules = all.filter((module) => !isTest(module));
  const documents = new Map<string, Rule[]>();
  for (const module of modules) {
    for (const rule of module.rules) {
      const [name = ''] = rule.path.slice(`data.${module.package}.`.length).split('.');
      const document = `data.${module.package}.${name}`;
      documents.set(document, [...(documents.get(document) ?? []), rule]);
    }
  }
  return {
    modules,
    rulesOf: (path) => {
      for (let at = path; at.includes('.'); at = at.slice(0, at.lastIndexOf('.'))) {
        const rules = documents.get(at);
        if (rules !== undefined) return rules;
      }
      return [];
    },
  };
}

/** As OPA and its users name them: by the file, or by the package where a bundle's files are called otherwise. */
export function isTest({ file, package: name }: Pick<Module, 'file' | 'package'>): boolean {
  return file.endsWith('_test.rego') || name.endsWith('_test');
}
