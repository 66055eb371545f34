// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundles, inspected } from './bundles.mjs';
import { dependencies } from './dependencies.mjs';
import { evaluated, exitCodes, inOtherFormats, inWasm } from './queries.mjs';
import { REPOSITORIES, TEMPLATE } from './repositories.mjs';
import { signatures } from './signatures.mjs';
import { checked, formatted } from './sources.mjs';
import { coverage, library, profileTests, tests } from './tests.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */
/** @typedef {import('./compare-maps.mjs').Comparison} Comparison */
/** @typedef {{ area: string, on: string, compare: () => Promise<Comparison> }} Area */

const PROFILES = ['minimal', 'standard', 'strict', 'enterprise'];

/** @param {Tools} tools @returns {readonly Area[]} */
export function areas(tools) {
  const built = once(() => bundles(tools));
  const packed = once(() => library(tools));
  const repositories = REPOSITORIES.filter((folder) => existsSync(join(tools.root, folder)));
  return [
    ...repositories.map((folder) => ({ area: 'tests', on: folder, compare: () => tests(tools, [folder], [folder]) })),
    ...PROFILES.map((name) => ({ area: 'tests', on: `policies/${name}.yaml, compiled`, compare: () => profileTests(tools, name) })),
    { area: 'tests', on: TEMPLATE, compare: async () => tests(tools, ['-b', TEMPLATE, await packed()], ['-b', TEMPLATE]) },
    ...repositories.map((folder) => ({ area: 'coverage', on: folder, compare: () => coverage(tools, [folder], [folder]) })),
    { area: 'coverage', on: TEMPLATE, compare: async () => coverage(tools, ['-b', TEMPLATE, await packed()], ['-b', TEMPLATE]) },
    ...[...repositories, TEMPLATE, 'test/fixtures/rego/unformatted'].map((folder) => ({
      area: 'fmt',
      on: folder,
      compare: () => formatted(tools, folder),
    })),
    ...['types.rego', 'syntax.rego'].map((name) => ({
      area: 'check',
      on: `test/fixtures/rego/broken/${name}`,
      compare: () => checked(tools, `test/fixtures/rego/broken/${name}`),
    })),
    ...repositories.map((folder) => ({ area: 'check', on: folder, compare: () => checked(tools, folder) })),
    { area: 'eval', on: 'queries, as JSON', compare: () => evaluated(tools) },
    { area: 'eval', on: 'queries, other formats', compare: () => inOtherFormats(tools) },
    { area: 'eval', on: 'queries, exit codes', compare: () => exitCodes(tools) },
    { area: 'eval', on: 'queries, in WASM against the interpreter of stock OPA', compare: () => inWasm(tools) },
    { area: 'deps', on: 'rules of the repositories', compare: () => dependencies(tools) },
    { area: 'bundles', on: 'opa build -b, policy build -b', compare: built },
    { area: 'inspect', on: 'bundles of both', compare: () => built().then(() => inspected(tools)) },
    {
      area: 'signatures',
      on: 'RS256, ES256, PS384, HS256: each verifies the other’s, and refuses what was changed',
      compare: () => signatures(tools),
    },
  ];
}

/** What several areas need, made by the first. @template T @param {() => Promise<T>} make @returns {() => Promise<T>} */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => (made ??= make());
}
