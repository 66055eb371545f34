import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/config/package-root.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { SHIPPED_DETECTORS, SHIPPED_GUARDS } from '../../src/pdp/guards.js';
import { libraryModules } from '../../src/pdp/library.js';
import { parseObligation } from '../../src/pdp/parse-obligation.js';
import { call, engine, finding, layer, topdown } from './support.js';

const folder = join(packageRoot, 'rego');
const everyModule = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.rego'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
const schema = JSON.parse(readFileSync(join(folder, 'schemas/input.json'), 'utf8')) as JsonObject;

const packageOf = (text: string) => /^package (\S+)/m.exec(text)?.[1] ?? '';

describe('the Rego library', () => {
  it('is given out without its tests, under a prefix of ours', () => {
    expect(libraryModules().map(({ path }) => path)).toContain('agentmesh/mcp/main/main.rego');
    expect(libraryModules().filter(({ path }) => path.endsWith('_test.rego'))).toEqual([]);
    expect(libraryModules()).toHaveLength(everyModule.filter(({ path }) => !path.endsWith('_test.rego')).length);
  });

  it('is formatted as `opa fmt` does', async () => {
    const { files } = await (await engine()).format(everyModule);
    expect(files.filter(({ changed }) => changed).map(({ path }) => path)).toEqual([]);
  });

  it('passes `opa check --strict` with the schema of the input document', async () => {
    const { diagnostics } = await (await engine()).check({ modules: everyModule, strict: true, schemas: { input: schema } });
    expect(diagnostics).toEqual([]);
  });

  it('passes its own tests, which cover 95 % of it', async () => {
    const { cases, coverage, diagnostics } = await (await engine()).test({ modules: everyModule, coverage: true });
    expect(diagnostics).toEqual([]);
    expect(cases.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(cases.length).toBeGreaterThan(70);
    expect(coverage?.['coverage']).toBeGreaterThanOrEqual(95);
  });

  it('lies in folders named like its packages, with a test beside each module of guards, lib and test', () => {
    const paths = new Set(everyModule.map(({ path }) => path));
    for (const { path, text } of everyModule) {
      const expected = path.split('/').slice(0, -1).join('.');
      expect(packageOf(text).replace(/_test$/, '')).toBe(expected);
      if (!path.endsWith('_test.rego') && !path.startsWith('mcp/main/')) expect([...paths]).toContain(path.replace('.rego', '_test.rego'));
    }
  });

  it('takes a policy of any shape: what is odd is decided, not a type error in a file that the author never wrote', async () => {
    const values = [
      'true',
      'false',
      '1',
      '"text"',
      'null',
      '[]',
      '{}',
      '["a"]',
      '{"a"}',
      '{1}',
      '[{"x": 1}]',
      '{"id": 5}',
      '{"name": 5}',
      '{"allow": 1}',
      '{"effect": 1}',
    ];
    const rules = ['allow', 'deny', 'ask', 'warn', 'obligations', 'labels', 'hidden', 'rules', 'decision'];
    const packages = ['mcp.policy', 'custom.acme', 'mcp.guards.acme.own'];
    const bodies = [
      ...values.map((value) => rules.map((rule) => `${rule} := ${value}`).join('\n\n')),
      'hidden contains "a"\n\ndeny contains 1\n\nlabels["a"] := 1',
    ];
    for (const body of bodies) {
      const odd = packages.map((name) => ({ path: `${name}.rego`, text: `package ${name}\n\n${body}` }));
      const { diagnostics } = await (await engine()).check({ modules: [...libraryModules(), ...odd] });
      expect({ body, diagnostics }).toEqual({ body, diagnostics: [] });
    }
  });

  it('has the guards that the settings know', () => {
    const guards = libraryModules().map(({ text }) => packageOf(text));
    expect(guards.filter((name) => name.startsWith('mcp.guards.'))).toEqual([...SHIPPED_GUARDS]);
    const detectors = libraryModules().flatMap(({ text }) => /^\t"detector": "(\w+)"/m.exec(text)?.[1] ?? []);
    expect(detectors.toSorted()).toEqual([...SHIPPED_DETECTORS].toSorted());
  });

  it('has the table of obligations that the host has', async () => {
    const given = layer('allow := true');
    const kinds = (await topdown(given, 'data.mcp.lib.obligation.members')) as Readonly<Record<string, Readonly<Record<string, boolean>>>>;
    for (const [kind, members] of Object.entries(kinds)) {
      const empty = parseObligation({ kind });
      const firstRequired = Object.entries(members).some(([, required]) => required);
      expect(empty.ok).toBe(!firstRequired);
      for (const member of Object.keys(members)) {
        const parsed = parseObligation({ kind, [member]: Symbol('nothing fits') });
        expect(parsed.ok ? '' : parsed.problem).not.toContain('unknown');
      }
    }
    expect(Object.keys(kinds).sort()).toEqual(['approve', 'label', 'log', 'rate_limit', 'redact']);
  });

  it('has a schema that knows every member of the document', async () => {
    const document = call({
      resource: { uri: 'file:///a' },
      prompt: { name: 'p' },
      result: {},
      findings: [finding()],
      tools: [{ name: 'a', title: 't', annotations: {}, known: true, pinned: true, fingerprint: 'f' }],
      paths: { '/arguments/path': { lexical: '/a', resolved: '/a', under: ['/'] } },
      identity: { subject: 's', authenticated: true, method: 'jwt', issuer: 'i', claims: {} },
    });
    const uses = (value: unknown, ref: string): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, item]) => uses(item, `${ref}[${JSON.stringify(key)}]`))
        : Array.isArray(value)
          ? value.flatMap((item) => uses(item, `${ref}[_]`))
          : [ref];
    const text = [
      'package uses',
      ...new Set(uses(document, 'input').map((ref) => `used contains 1 if ${ref} == 1`.replace(' == 1', ''))),
    ].join('\n\n');
    const checked = await (await engine()).check({ modules: [{ path: 'uses.rego', text }], schemas: { input: schema } });
    expect(checked.diagnostics).toEqual([]);
    const typo = await (
      await engine()
    ).check({ modules: [{ path: 'typo.rego', text: 'package typo\n\ndeny if input.tol.name == "x"' }], schemas: { input: schema } });
    expect(typo.ok).toBe(false);
  });
});
