import { expect, test } from 'vitest';
import { buildLayer } from '../../src/pap/layer/build-layer.js';
import { formatAuthored } from '../../src/pap/format-authored.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import type { ParsedSource } from '../../src/pap/source/parsed-source.js';
import { libraryModules } from '../../src/pdp/library.js';
import { engine } from '../compiler/harness.js';

const text = `version: "1.0"
rules:
  - tool: pay
    action: allow
    conditions:
      - rego: |
          helpers.ok
          input.arguments.n == 1
helpers: |
  ok if true
`;

/** The policy whose condition has become another text, as if nothing had looked at it before OPA. */
async function parsed(body: string): Promise<ParsedSource> {
  const source = { kind: 'yaml', path: 'p.yaml' } as const;
  const found = await parseSource({ source, files: [{ path: 'p.yaml', name: 'p.yaml', bytes: Buffer.from(text) }], notices: [] });
  const changed = (module: { path: string; text: string }) => ({
    ...module,
    text: module.text.replace('input.arguments.n == 1', () => body),
  });
  return {
    ...found,
    bundle: { ...found.bundle, modules: found.bundle.modules.map(changed) },
    authored: (found.authored ?? []).map((each) => ({ ...each, module: changed(each.module) })),
  };
}

const ask = () => engine();

test.each([
  ['an `else`', 'false\n}\nelse := true if {\ntrue', 8],
  ['a rule of the same name', 'false\n}\nholds if {\ntrue', 8],
  ['a rule of another name', 'true\n}\nfound contains 1 if {\ntrue', 8],
  ['an import', 'false\n}\nimport data.mcp.policy\nholds if {\ntrue', 8],
  ['a rule without a body, and what takes the last brace', 'true\n}\nx := {1\n', 8],
])('OPA reads more in the module of a condition than the body of one rule: %s', async (_what, body, line) => {
  const problem = { code: 'AM1231', severity: 'error', span: { file: 'p.yaml', line } };
  const policy = await parsed(body);
  await expect(buildLayer(policy, { engine: ask, library: libraryModules })).rejects.toMatchObject({ diagnostics: [problem] });
  await expect(formatAuthored(policy, ask)).rejects.toMatchObject({ diagnostics: [problem] });
});

test('what is one rule is built, with what it imports', async () => {
  const policy = await parsed('some x in {1, 2}\ninput.arguments.n == x # }');
  expect((await buildLayer(policy, { engine: ask, library: libraryModules })).wasm.length).toBeGreaterThan(0);
});
