import { existsSync } from 'node:fs';
import { UserError } from '../errors/exit.js';
import type { BuildDeps } from '../pap/layer/build-layer.js';
import type { ReloadTests } from '../pap/policy-deps.js';
import { layerName, type PolicySource } from '../pap/source/policy-source.js';
import { runTests } from './run-tests.js';
import type { TestedCase } from './tested.js';

/** A message is a line of a log: it names some, `policy test` tells all. */
const MOST_NAMED = 5;

/**
 * The tests that lie in a folder or a bundle, or beside a file (`strict_test.yaml`, `strict_test.rego`). Every policy of the user's own must
 * have some. Throws a `UserError` for sources that change and whose tests are out of reach.
 */
export function createReloadTests(sources: readonly PolicySource[], deps: BuildDeps): ReloadTests {
  const unreachable = sources.find(({ kind }) => kind === 'url' || kind === 'opa_config' || kind === 'wasm');
  if (unreachable !== undefined)
    throw new UserError(
      `\`--reload-requires-tests\`: of \`${layerName(unreachable)}\` no tests are at hand: they can be run for folders, bundles in files, Rego and YAML`,
    );
  return {
    beside: (asked) => asked.flatMap((source) => ('path' in source && isFile(source) ? testsBeside(source.path) : [])),
    async check(asked) {
      for (const source of asked) if ('path' in source) await checkSource(source, deps);
    },
  };
}

async function checkSource(source: PolicySource & { readonly path: string }, deps: BuildDeps): Promise<void> {
  const { path } = source;
  const paths = isFile(source) ? [path, ...testsBeside(path).filter((test) => test.endsWith('.rego') && existsSync(test))] : [path];
  const { suites } = await runTests(paths, { run: undefined, coverage: false }, deps);
  const cases = suites.flatMap((suite) => suite.cases);
  if (cases.length === 0) throw new UserError(`policy \`${path}\` has no tests, and \`--reload-requires-tests\` wants some`);
  const bad = cases.filter(({ outcome }) => outcome !== 'pass');
  if (bad.length > 0) throw new UserError(failed(path, bad, cases.length));
}

function failed(path: string, bad: readonly TestedCase[], all: number): string {
  const named = bad.slice(0, MOST_NAMED).map(({ outcome, file, line, name }) => `${outcome} ${file}:${line} ${name}`);
  const more = bad.length > named.length ? [`and ${bad.length - named.length} more`] : [];
  const head = `policy \`${path}\` does not pass its tests (${bad.length} of ${all}; \`agentmesh policy test ${path}\` tells why)`;
  return [head, ...named, ...more].join('\n  ');
}

function isFile({ kind }: PolicySource): boolean {
  return kind !== 'directory' && kind !== 'bundle';
}

/** What may lie there: whether it does is not looked up, so that it is seen when it comes. */
function testsBeside(path: string): readonly string[] {
  const stem = path.replace(/\.[^.]+$/, '');
  return ['_test.rego', '_test.yaml', '_test.yml', '_test.json'].map((ending) => `${stem}${ending}`);
}
