import { authorPlace, type Authored } from '../../compiler/authored.js';
import { sourcePlace } from '../../compiler/source-place.js';
import { placeWithin } from '../../compiler/source/written-text.js';
import type { RegoModule } from '../../engine/bundle.js';
import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic, Span } from '../../errors/diagnostic.js';

interface Built {
  /** What was compiled, our library included. */
  readonly modules: readonly RegoModule[];
  readonly library: readonly RegoModule[];
  /** Of the author's modules; none where our compiler wrote them. */
  readonly facts: readonly ModuleFacts[];
  /** What an author wrote inside of modules of our compiler's. */
  readonly authored: readonly Authored[];
}

const V0 = /`(if|contains)` keyword is required before/;

/** What OPA's parser leaves open: that the policy is of Rego's old version, and which file it is that holds nothing. */
export function explainParse(diagnostics: readonly Diagnostic[], modules: readonly RegoModule[]): readonly Diagnostic[] {
  const [module, ...others] = modules;
  return diagnostics.map((diagnostic) => {
    const place =
      diagnostic.span === undefined && module !== undefined && others.length === 0
        ? { span: { file: module.path, line: 1, column: 1, length: 1 } }
        : {};
    const old = diagnostic.hint === undefined && V0.test(diagnostic.message);
    return {
      ...diagnostic,
      ...place,
      ...(old
        ? {
            hint: "policies are Rego v1 (`allow if { … }`, `deny contains … if { … }`); `opa fmt --rego-v1 --write` converts older ones, `rego_version: 0` in a bundle's `.manifest` says that it is one",
          }
        : {}),
    };
  });
}

/**
 * Puts each error where its author can mend it. `allow := 1` is a type error where `mcp.main` compares it: the place is the
 * author's rule that our line reads. In what our compiler wrote it is the YAML line that METADATA names, in the author's own Rego the very words.
 */
export function mapDiagnostics(diagnostics: readonly Diagnostic[], built: Built): readonly Diagnostic[] {
  const texts = new Map(built.modules.map((module) => [module.path, module.text]));
  const ours = new Set(built.library.map((module) => module.path));
  const mapped = withoutOurRecursion(diagnostics, built).map((diagnostic): Diagnostic => {
    const lines = diagnostic.span === undefined ? undefined : texts.get(diagnostic.span.file)?.split('\n');
    if (diagnostic.span === undefined || lines === undefined) return diagnostic;
    const { span, message } = diagnostic;
    if (!ours.has(span.file))
      return {
        ...diagnostic,
        span: authorPlace(built.authored, span) ?? sourcePlace(lines, span.line) ?? span,
        message: authorMessage(built.authored, message),
      };
    const rule = authorRule(lines[span.line - 1] ?? '', message, built.facts);
    if (rule === undefined) return diagnostic;
    return { ...diagnostic, span: rule.span, message: `\`${rule.name}\` is of a kind that \`mcp.main\` cannot use: ${message}` };
  });
  return mapped.filter((one, index) => mapped.findIndex((other) => samePlace(one, other)) === index);
}

const RECURSION = 'rego_recursion_error';

/**
 * Whoever reads a verdict in what the verdict is made of has OPA call every rule on the way round recursive: some twenty of ours, and of what our compiler wrote.
 * Told is of those in which the author reads it.
 */
function withoutOurRecursion(diagnostics: readonly Diagnostic[], { library, modules, facts, authored }: Built): readonly Diagnostic[] {
  const ours = new Set(library.map((module) => module.path));
  const written = new Set(facts.length > 0 ? modules.map(({ path }) => path) : authored.map(({ module }) => module.path));
  const isAuthors = ({ span }: Diagnostic) => span !== undefined && written.has(span.file) && !ours.has(span.file);
  if (!diagnostics.some((each) => each.code === RECURSION && isAuthors(each))) return diagnostics;
  return diagnostics.flatMap((each) => (each.code !== RECURSION ? [each] : isAuthors(each) ? [explainRecursion(each, authored)] : []));
}

/** OPA writes the whole way round, and how it may come to that. */
function explainRecursion(diagnostic: Diagnostic, authored: readonly Authored[]): Diagnostic {
  const [, rule, next] = /^rule (\S+) (?:may be|is) recursive: \S+ -> (\S+)/.exec(diagnostic.message) ?? [];
  if (rule === undefined || next === undefined) return diagnostic;
  const text = authored.find(({ module }) => module.path === diagnostic.span?.file)?.text;
  const at = text?.value.indexOf(next) ?? -1;
  return {
    ...diagnostic,
    ...(text === undefined || at === -1 ? {} : { span: placeWithin(text, at, next.length) }),
    message: `\`${rule}\` reads \`${next}\`, which is made of it in turn`,
    hint: 'no rule can ask what is decided by it: read `input`, and data and helpers of your own',
  };
}

/** OPA names places of modules in some messages: `rules must not contradict … found at mcp/policy/helpers/helpers.rego:7`. */
function authorMessage(authored: readonly Authored[], message: string): string {
  return message.replaceAll(/(\bmcp\/policy\/[^\s:]+\.rego):(\d+)/g, (place, file: string, line: string) => {
    const found = authorPlace(authored, { file, line: Number(line), column: 1, length: 1 });
    return found === undefined ? place : `${found.file}:${found.line}`;
  });
}

function authorRule(line: string, message: string, facts: readonly ModuleFacts[]): { name: string; span: Span } | undefined {
  for (const [, inPackage, name] of `${line} ${message}`.matchAll(/data\.(mcp\.policy|custom\.\w+)\.(\w+)/g)) {
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
