import type { RegoModule } from '../engine/bundle.js';
import type { ModuleFacts } from '../engine/engine.js';
import type { Diagnostic, Span } from '../errors/diagnostic.js';

interface Built {
  readonly library: readonly RegoModule[];
  readonly facts: readonly ModuleFacts[];
}

/**
 * An author's mistake can surface in our files: `allow := 1` is a type error where `mcp.main` compares it. Such an error
 * is put at the author's rule that our line reads.
 */
export function mapDiagnostics(diagnostics: readonly Diagnostic[], built: Built): readonly Diagnostic[] {
  const library = new Map(built.library.map((module) => [module.path, module.text]));
  const mapped = diagnostics.map((diagnostic): Diagnostic => {
    const text = diagnostic.span === undefined ? undefined : library.get(diagnostic.span.file);
    if (diagnostic.span === undefined || text === undefined) return diagnostic;
    const line = text.split('\n')[diagnostic.span.line - 1] ?? '';
    const rule = authorRule(line, diagnostic.message, built.facts);
    if (rule === undefined) return diagnostic;
    return { ...diagnostic, span: rule.span, message: `\`${rule.name}\` is of a kind that \`mcp.main\` cannot use: ${diagnostic.message}` };
  });
  return mapped.filter((one, index) => mapped.findIndex((other) => samePlace(one, other)) === index);
}

function authorRule(line: string, message: string, facts: readonly ModuleFacts[]): { name: string; span: Span } | undefined {
  const named = [...`${line} ${message}`.matchAll(/data\.(mcp\.policy|custom\.\w+)\.(\w+)/g)];
  for (const [, inPackage, name] of named) {
    for (const module of facts) {
      const rule = module.package === inPackage ? module.rules.find((candidate) => candidate.name === name) : undefined;
      if (rule !== undefined) {
        return { name: rule.name, span: { file: module.path, line: rule.line, column: rule.column, length: rule.name.length } };
      }
    }
  }
  return undefined;
}

function samePlace(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.message === b.message && a.span?.file === b.span?.file && a.span?.line === b.span?.line;
}
