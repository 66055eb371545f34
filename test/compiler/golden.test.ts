import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePolicy, type Compiled, type CompileOptions } from '../../src/compiler/compile-policy.js';
import type { Condition } from '../../src/compiler/conditions/condition.js';
import { policySchema } from '../../src/compiler/language/policy.js';
import { OPERATORS } from '../../src/compiler/operators/index.js';
import type { Engine } from '../../src/engine/engine.js';
import { renderDiagnostic } from '../../src/errors/render.js';
import { libraryModules } from '../../src/pdp/library.js';
import { engine } from './harness.js';

/**
 * Emitted text and messages, for review: one folder a construct. `UPDATE_GOLDEN=1 npx vitest run test/compiler/golden.test.ts` writes
 * `expected/` anew; the difference is then what a reviewer reads. The folder `rows` has what many names come to.
 */
const root = join(import.meta.dirname, '../golden/compiler');
const update = process.env['UPDATE_GOLDEN'] !== undefined;

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

function textOf(folder: string): { readonly file: string; readonly text: string } {
  const file = existsSync(join(folder, 'policy.json')) ? 'policy.json' : 'policy.yaml';
  return { file, text: readFileSync(join(folder, file), 'utf8') };
}

function compileFolder(name: string, form: Pick<CompileOptions, 'mostPackages'> = {}): Compiled {
  const folder = join(root, name);
  const { file, text } = textOf(folder);
  const extended = (word: string) => ({ file: word, text: readFileSync(join(folder, word), 'utf8') });
  return compilePolicy(text, { file, environment: { TEAM: 'platform' }, extended, ...form });
}

function operatorsOf(compiled: Compiled): readonly string[] {
  const named = (condition: Condition): readonly string[] => {
    if (condition.kind === 'test') return [condition.test.operator];
    return condition.kind === 'rego' ? [] : condition.of.flatMap(named);
  };
  return compiled.ok ? compiled.policy.rules.flatMap(({ conditions }) => conditions.flatMap(named)) : [];
}

describe.each(readdirSync(root))('%s', (name) => {
  const folder = join(root, name);
  const { text } = textOf(folder);
  const rows = compileFolder(name, { mostPackages: 0 });
  const result = name === 'rows' ? rows : compileFolder(name);

  test('comes out as expected', () => {
    const found = filesOf(text, result);
    if (update) write(join(folder, 'expected'), found);
    expect(found).toEqual(read(join(folder, 'expected')));
  });

  const forms = [
    ['as it is', result],
    ['as rows in data', rows],
  ] as const;
  for (const [form, compiled] of forms) {
    if (!compiled.ok) continue;
    test(`passes opa check --strict and opa fmt ${form}`, async () => {
      const { modules, data } = compiled.bundle;
      expect(await opa.check({ modules: [...modules, ...libraryModules()], data, strict: true })).toEqual({ ok: true, diagnostics: [] });
      expect(await opa.check({ modules, data, strict: true })).toEqual({ ok: true, diagnostics: [] });
      const formatted = await opa.format(modules);
      expect(formatted.files.filter(({ changed }) => changed)).toEqual([]);
    });
  }
});

test('every operator is in the text of some folder', () => {
  const used = new Set(readdirSync(root).flatMap((name) => operatorsOf(compileFolder(name))));
  expect(OPERATORS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
});

test('the published schema is the one that reads policies', () => {
  const path = join(import.meta.dirname, '../../policies/policy.schema.json');
  const text = `${JSON.stringify(policySchema, null, 2)}\n`;
  if (update) writeFileSync(path, text);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(policySchema);
});

type Files = Readonly<Record<string, string>>;

function filesOf(text: string, result: Compiled): Files {
  const found = result.ok ? result.warnings : result.diagnostics;
  const said =
    found.length === 0
      ? {}
      : { [result.ok ? 'warnings.txt' : 'errors.txt']: `${found.map((each) => renderDiagnostic(each, () => text)).join('\n\n')}\n` };
  if (!result.ok) return said;
  const { modules, data } = result.bundle;
  return {
    ...said,
    ...Object.fromEntries(modules.map((module) => [module.path, module.text])),
    'data.json': `${JSON.stringify(data, null, 2)}\n`,
  };
}

function read(folder: string): Files {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
