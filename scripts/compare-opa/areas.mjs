// @ts-check
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {typeof import('../compare-opa.mjs').tools} Tools */
/** @typedef {{ compared: number, differences: string[] }} Comparison */
/** @typedef {{ area: string, on: string, compare: () => Comparison }} Area */

/** Rego that both read: the library, policies, what customers' repositories look like, and what is wrong on purpose. */
const REPOSITORIES = ['rego', 'test/fixtures/team-policy', 'test/fixtures/rego/mixed', 'policies/examples/rego-team'];
const PROFILES = ['minimal', 'standard', 'strict', 'enterprise'];
const SCHEMA = 'rego/schemas/input.json';

/** @param {Tools} tools @returns {readonly Area[]} */
export function areas(tools) {
  const repositories = REPOSITORIES.filter((folder) => existsSync(join(tools.root, folder)));
  return [
    ...repositories.map((folder) => ({ area: 'tests', on: folder, compare: () => tests(tools, [folder], [folder]) })),
    ...PROFILES.map((name) => ({ area: 'tests', on: `policies/${name}.yaml, compiled`, compare: () => profileTests(tools, name) })),
    ...repositories.map((folder) => ({ area: 'coverage', on: folder, compare: () => coverage(tools, folder) })),
    ...[...repositories, 'test/fixtures/rego/unformatted'].map((folder) => ({
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
    { area: 'eval', on: 'queries, as JSON', compare: () => evaluated(tools, ['json']) },
    { area: 'eval', on: 'queries, other formats', compare: () => evaluated(tools, ['raw', 'values', 'bindings', 'discard']) },
    { area: 'eval', on: 'queries, exit codes', compare: () => exitCodes(tools) },
    { area: 'eval', on: 'queries, in WASM against the interpreter of stock OPA', compare: () => inWasm(tools) },
    { area: 'deps', on: 'rules of the repositories', compare: () => dependencies(tools) },
    { area: 'bundles', on: 'opa build -b, policy build -b', compare: () => bundles(tools) },
    { area: 'inspect', on: 'bundles of both', compare: () => inspected(tools) },
    {
      area: 'signatures',
      on: 'RS256, ES256, PS384, HS256: each verifies the other’s, and refuses what was changed',
      compare: () => signatures(tools),
    },
  ];
}

/** @param {Record<string, unknown>} theirs @param {Record<string, unknown>} ours @returns {Comparison} */
function compareMaps(theirs, ours) {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].toSorted();
  const differences = names.flatMap((name) => {
    const [stock, own] = [JSON.stringify(theirs[name]), JSON.stringify(ours[name])];
    return stock === own ? [] : [`${name}: opa ${stock}, agentmesh ${own}`];
  });
  return { compared: names.length, differences };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {Tools} tools @param {readonly string[]} stockPaths @param {readonly string[]} ownPaths @returns {Comparison} */
function tests({ opa, ours }, stockPaths, ownPaths) {
  /** @type {Record<string, unknown>} */
  const theirs = {};
  for (const each of parsed(opa(['test', '-f', 'json', ...stockPaths]).stdout) ?? []) {
    theirs[`${each.package.replace(/^data\./, '')}.${each.name}`] = [
      each.error !== undefined ? 'error' : each.skip ? 'skip' : each.fail ? 'fail' : 'pass',
      each.location.row,
      leaves(each.sub_results),
    ];
  }
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const each of (parsed(ours(['test', '--json', ...ownPaths]).stdout)?.suites ?? []).flatMap(
    (/** @type {any} */ suite) => suite.cases,
  )) {
    if (each.package === undefined) continue;
    own[`${each.package}.${each.name}`] = [
      each.outcome,
      each.line,
      Object.fromEntries((each.cases ?? []).map((/** @type {any} */ one) => [one.name, one.fail])),
    ];
  }
  return compareMaps(theirs, own);
}

/** @param {any} results @param {string} [above] @returns {Record<string, boolean>} */
function leaves(results = {}, above = '') {
  return Object.fromEntries(
    Object.entries(results)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, { fail = false, sub_results }]) =>
        sub_results && Object.keys(sub_results).length > 0
          ? Object.entries(leaves(sub_results, `${above}${name}.`))
          : [[`${above}${name}`, fail]],
      ),
  );
}

/** @param {Tools} tools @param {string} name */
function profileTests(tools, name) {
  const out = join(tools.work, `profile-${name}`);
  tools.ours(['compile', '--with-library', '-o', out, name]);
  const test = readFileSync(join(tools.root, 'policies', `${name}_test.rego`), 'utf8');
  writeFileSync(join(out, `${name}_test.rego`), test);
  return tests(tools, [out], [`policies/${name}.yaml`, `policies/${name}_test.rego`]);
}

/** Lines that are reached and not, of each file that is no test. @param {Tools} tools @param {string} folder */
function coverage({ opa, ours }, folder) {
  // Where a test fails OPA reports that and no coverage.
  const run = folder === MIXED ? ['-r', 'test_(read|write|double)$'] : [];
  const report = parsed(opa(['test', '-c', '-f', 'json', '-z', ...run, folder]).stdout) ?? {};
  /** @type {Record<string, unknown>} */
  const theirs = {};
  for (const [path, file] of Object.entries(/** @type {Record<string, any>} */ (report.files ?? {}))) {
    const { covered_lines: covered = 0, not_covered_lines: missed = 0 } = file;
    if (path.endsWith('.rego') && !path.endsWith('_test.rego')) theirs[path] = [covered, covered + missed];
  }
  const own = parsed(ours(['test', '--coverage', '--json', ...run, folder]).stdout)?.coverage?.files ?? [];
  return compareMaps(theirs, Object.fromEntries(own.map((/** @type {any} */ file) => [file.path, [file.covered, file.total]])));
}

/** @param {Tools} tools @param {string} folder */
function formatted({ opa, ours, copy, texts }, folder) {
  const name = folder.replaceAll('/', '-');
  const [stock, own] = [copy(folder, `stock-${name}`), copy(folder, `own-${name}`)];
  opa(['fmt', '-w', stock]);
  ours(['fmt', '-w', own]);
  return compareMaps(texts(stock, /\.rego$/), texts(own, /\.rego$/));
}

/** Errors by place and code. Both with the schema of the input document, strictly. @param {Tools} tools @param {string} path */
function checked({ opa, ours, root }, path) {
  const library = path === 'rego' ? [] : ['rego/mcp'];
  const report = parsed(
    opa(['check', '--strict', '-m', '100', '-f', 'json', '--schema', join(root, SCHEMA), path, ...library]).stderr || '{}',
  );
  const stock =
    report ?? parsed(opa(['check', '--strict', '-m', '100', '-f', 'json', '--schema', join(root, SCHEMA), path, ...library]).stdout) ?? {};
  const theirs = (stock.errors ?? []).map((/** @type {any} */ each) => [
    `${each.location?.file}:${each.location?.row}:${each.location?.col} ${each.code}`,
    true,
  ]);
  const own = (parsed(ours(['check', '--json', path]).stdout) ?? []).map((/** @type {any} */ each) => [
    `${each.span?.file}:${each.span?.line}:${each.span?.column} ${each.code}`,
    true,
  ]);
  const { compared, differences } = compareMaps(Object.fromEntries(theirs), Object.fromEntries(own));
  return { compared: Math.max(1, compared), differences };
}

const MIXED = 'test/fixtures/rego/mixed';
const WRITE = JSON.stringify({ method: 'write', user: 'bob' });
/** A query, the input if any. */
const QUERIES = [
  ['data.roles.allow', WRITE],
  ['data.roles.never', WRITE],
  ['data.roles.double(4.5)'],
  ['data.grants'],
  ['some user; data.grants[user][_] == "writer"'],
  ['x := [1, "a", null, true, {"k": {1, 2}}]; y := count(x)'],
  ['12345678901234567890 + 0.1'],
  ['1 / 3'],
  ['sprintf("%5.2f %v %d", [1.005, {"a": {1, 2}}, 12345678901234567890])'],
  ['regex.split(`\\s+`, "a  b\\tc")'],
  ['{x | some x in ["b", "a", "b"]}'],
  ['time.parse_rfc3339_ns("2026-01-01T00:00:00Z")'],
  ['input', WRITE],
  ['false'],
  ['1 == 2'],
];

/** @param {Tools} tools @param {readonly string[]} formats */
function evaluated(tools, formats) {
  /** @type {Record<string, string>} */
  const theirs = {};
  /** @type {Record<string, string>} */
  const own = {};
  for (const format of formats) {
    for (const [query = '', input] of QUERIES) {
      const args = ['eval', '-f', format, '-d', MIXED, ...(input === undefined ? [] : ['-I']), query];
      const options = input === undefined ? {} : { input };
      const name = formats.length > 1 ? `${format} of ${query}` : query;
      theirs[name] = tools.opa(args, options).stdout;
      own[name] = tools.ours(args, options).stdout;
    }
  }
  return compareMaps(theirs, own);
}

/** @param {Tools} tools */
function exitCodes(tools) {
  const commands = [
    ['eval', '--fail', 'false'],
    ['eval', '--fail', '{}[0]'],
    ['eval', '--fail-defined', '1'],
    ['eval', '--fail-defined', '{}[0]'],
    ['eval', 'x :='],
    ['eval', 'nothing(1)'],
    ['eval', '--strict-builtin-errors', '1 / 0'],
    ['eval', '1 / 0'],
    ['eval', '-d', 'nowhere', '1'],
    ['eval', '--fail', '--fail-defined', '1'],
  ];
  const codes = (/** @type {Tools['opa']} */ run) => Object.fromEntries(commands.map((args) => [args.join(' '), run(args).status]));
  return compareMaps(codes(tools.opa), codes(tools.ours));
}

/** @param {Tools} tools */
function inWasm(tools) {
  const asked = QUERIES.filter(([query = '']) => !/:=|;/.test(query));
  const value = (/** @type {string} */ text) =>
    JSON.stringify((parsed(text)?.result ?? []).map((/** @type {any} */ each) => each.expressions[0].value));
  /** @type {Record<string, string>} */
  const theirs = {};
  /** @type {Record<string, string>} */
  const own = {};
  for (const [query = '', input] of asked) {
    const args = ['eval', '-d', MIXED, ...(input === undefined ? [] : ['-I']), query];
    const options = input === undefined ? {} : { input };
    theirs[query] = value(tools.opa(args, options).stdout);
    own[query] = value(tools.ours([...args, '-t', 'wasm'], options).stdout);
  }
  return compareMaps(theirs, own);
}

/** @param {Tools} tools */
function dependencies({ opa, ours }) {
  const asked = [
    [MIXED, 'data.roles.allow'],
    [MIXED, 'data.roles_test.test_write'],
    ['rego', 'data.mcp.main.decision'],
    ['rego', 'data.mcp.main.hidden'],
  ];
  /** @type {Record<string, unknown>} */
  const theirs = {};
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const [folder = '', query = ''] of asked) {
    const stock = parsed(opa(['deps', '-d', folder, '-f', 'json', query]).stdout) ?? {};
    const found = parsed(ours(['deps', '--no-library', '-d', folder, '-f', 'json', query]).stdout) ?? {};
    for (const kind of ['base', 'virtual']) {
      theirs[`${kind} of ${query}`] = (stock[kind] ?? []).map(refText).toSorted();
      own[`${kind} of ${query}`] = found[kind]?.toSorted();
    }
  }
  return compareMaps(theirs, own);
}

/** @param {readonly { type: string, value: string | number | boolean | null }[]} ref */
function refText(ref) {
  return ref
    .map(({ type, value }, at) => {
      if (at === 0) return String(value);
      if (type === 'string' && /^[A-Za-z_]\w*$/.test(String(value))) return `.${value}`;
      return type === 'var' ? `[${value}]` : `[${JSON.stringify(value)}]`;
    })
    .join('');
}

/** Each file of the bundles that both build of one folder. @param {Tools} tools */
function bundles(tools) {
  const { opa, ours, work, copy } = tools;
  const folder = copy('test/fixtures/team-policy', 'team');
  opa(['build', '-b', '.', '--ignore', '*_test.rego', '-r', 'r1', '-o', join(work, 'stock.tar.gz')], { cwd: folder });
  ours(['build', '-b', '.', '-r', 'r1', '-o', join(work, 'own.tar.gz')], { cwd: folder });
  return compareMaps(unpacked(tools, 'stock.tar.gz'), unpacked(tools, 'own.tar.gz'));
}

/** JSON as values: neither promises how it is written. @param {Tools} tools @param {string} name */
function unpacked({ opa, work }, name) {
  const found = parsed(opa(['inspect', '-f', 'json', join(work, name)]).stdout) ?? {};
  const data = parsed(opa(['eval', '-b', join(work, name), '-f', 'json', 'data.team']).stdout);
  const rules = parsed(opa(['eval', '-b', join(work, name), '-f', 'json', '-I', 'data.mcp.policy'], { input: '{}' }).stdout);
  return { manifest: found.manifest, namespaces: found.namespaces, 'data.team': data, 'data.mcp.policy': rules };
}

/** What each says of a bundle. @param {Tools} tools */
function inspected({ opa, ours, work }) {
  /** @type {Record<string, unknown>} */
  const theirs = {};
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const name of ['stock.tar.gz', 'own.tar.gz']) {
    const stock = parsed(opa(['inspect', '-a', '-f', 'json', join(work, name)]).stdout) ?? {};
    const found = parsed(ours(['inspect', '-a', '-f', 'json', join(work, name)]).stdout) ?? {};
    const withoutSlash = (/** @type {Record<string, string[]>} */ all = {}) =>
      Object.fromEntries(
        Object.entries(all)
          .map(([key, files]) => [key, files.map((file) => file.replace(/^\//, '')).toSorted()])
          .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      );
    theirs[`${name}: manifest`] = stock.manifest;
    own[`${name}: manifest`] = found.manifest;
    theirs[`${name}: namespaces`] = withoutSlash(stock.namespaces);
    own[`${name}: namespaces`] = withoutSlash(found.namespaces);
    theirs[`${name}: builtins`] = (stock.capabilities?.builtins ?? []).map((/** @type {any} */ each) => each.name).toSorted();
    own[`${name}: builtins`] = found.required_builtins;
    theirs[`${name}: annotations`] = (stock.annotations ?? []).map((/** @type {any} */ each) => each.annotations);
    own[`${name}: annotations`] = (found.annotations ?? []).map((/** @type {any} */ each) => each.annotations);
  }
  return compareMaps(theirs, own);
}

/** @param {Tools} tools */
function signatures({ opa, ours, work, copy, file }) {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = (/** @type {import('node:crypto').KeyObject} */ key, /** @type {'pkcs8' | 'spki' | 'sec1'} */ type) =>
    String(key.export(/** @type {any} */ ({ format: 'pem', type })));
  const keys = [
    ['RS256', pem(rsa.privateKey, 'pkcs8'), pem(rsa.publicKey, 'spki')],
    ['PS384', pem(rsa.privateKey, 'pkcs8'), pem(rsa.publicKey, 'spki')],
    ['ES256', pem(ec.privateKey, 'sec1'), pem(ec.publicKey, 'spki')],
    ['HS256', 'a secret of some length, for HMAC', 'a secret of some length, for HMAC'],
  ];
  const folder = copy('test/fixtures/team-policy', 'signed');
  const claims = file('claims.json', '{"scope": "write"}');
  /** @type {Record<string, unknown>} */
  const wanted = {};
  /** @type {Record<string, unknown>} */
  const found = {};
  const expect = (/** @type {string} */ name, /** @type {boolean} */ accepted, /** @type {number | null} */ status) => {
    wanted[name] = accepted;
    found[name] = status === 0;
  };
  for (const [algorithm = '', privateText = '', publicText = ''] of keys) {
    const [key, publicKey] = [file('key', privateText), file('public', publicText)];
    const sign = ['--signing-key', key, '--signing-alg', algorithm, '--claims-file', claims];
    const check = ['--verification-key', publicKey, '--signing-alg', algorithm, '--scope', 'write'];
    const [stock, own] = [join(work, 'stock-signed.tar.gz'), join(work, 'own-signed.tar.gz')];
    opa(['build', '-b', folder, ...sign, '-o', stock]);
    ours(['build', '-b', folder, ...sign, '-o', own]);
    expect(`${algorithm}: theirs, verified by us`, true, ours(['verify', stock, ...check]).status);
    expect(`${algorithm}: ours, verified by them`, true, opa(['build', '-b', own, ...check, '-o', join(work, 'again.tar.gz')]).status);
    const other = [...check.slice(0, -1), 'read'];
    expect(`${algorithm}: theirs with another scope, by us`, false, ours(['verify', stock, ...other]).status);
    expect(
      `${algorithm}: ours with another scope, by them`,
      false,
      opa(['build', '-b', own, ...other, '-o', join(work, 'again.tar.gz')]).status,
    );
    // Of a folder that is named `.` OPA does not find the signature, its own neither.
    const [stockName, ownName] = [`stock-folder-${algorithm}`, `own-folder-${algorithm}`];
    const [stockFolder, ownFolder] = [copy('test/fixtures/team-policy', stockName), copy('test/fixtures/team-policy', ownName)];
    opa(['sign', '-b', stockName, ...sign, '-o', stockName], { cwd: work });
    ours(['sign', ownName, ...sign, '-o', ownName], { cwd: work });
    const byUs = () => ours(['verify', stockName, ...check], { cwd: work }).status;
    const byThem = () => opa(['build', '-b', ownName, ...check, '-o', join(work, 'again.tar.gz')], { cwd: work }).status;
    expect(`${algorithm}: a folder that they signed, by us`, true, byUs());
    expect(`${algorithm}: a folder that we signed, by them`, true, byThem());
    writeFileSync(join(stockFolder, 'policy.rego'), 'package mcp.policy\n\nallow := true\n');
    writeFileSync(join(ownFolder, 'policy.rego'), 'package mcp.policy\n\nallow := true\n');
    expect(`${algorithm}: changed after they signed, by us`, false, byUs());
    expect(`${algorithm}: changed after we signed, by them`, false, byThem());
  }
  return compareMaps(wanted, found);
}
