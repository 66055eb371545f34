import type { Engine } from '../engine/engine.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { formatAuthored } from '../pap/format-authored.js';
import { PolicyError } from '../pap/policy-error.js';
import type { ParsedSource } from '../pap/source/parsed-source.js';
import { json, writtenBundle, type WrittenFile } from '../pap/bundle/written-bundle.js';
import { readmeOf } from './readme.js';
import { regoTests, type CompletedCase } from './rego-tests.js';
import { withoutSources } from './without-sources.js';

const TESTS = 'mcp/policy/policy_test.rego';

/** A policy in YAML as Rego that goes on without it: its modules, data and cases as tests, formatted as `opa fmt` does. */
export async function ejectPolicy(parsed: ParsedSource, cases: readonly CompletedCase[], engine: Engine): Promise<readonly WrittenFile[]> {
  const bundle = await formatAuthored(parsed, () => Promise.resolve(engine));
  const modules = [
    ...bundle.modules.map(({ path, text }) => ({ path, text: withoutSources(text) })),
    ...(cases.length === 0 ? [] : [{ path: TESTS, text: regoTests(cases) }]),
  ];
  const formatted = await engine.format(modules);
  if (!formatted.ok) throw unformatted(parsed, formatted.diagnostics);
  const title = bundle.manifest?.metadata?.['name'];
  const roots = ['custom', ...(bundle.manifest?.roots ?? [])];
  const files = writtenBundle({ ...bundle, modules: formatted.files.map(({ path, text }) => ({ path, text })) });
  return [
    ...files.filter(({ name }) => name !== '.manifest'),
    // Without a revision: what is written by hand has none that anybody keeps true.
    { name: '.manifest', text: json({ ...bundle.manifest, roots }) },
    { name: 'README.md', text: readmeOf(typeof title === 'string' ? title : parsed.name, cases.length) },
  ];
}

function unformatted({ name, texts }: ParsedSource, diagnostics: readonly Diagnostic[]): PolicyError {
  return new PolicyError(name, diagnostics, texts);
}
