// @ts-check
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareMaps } from './compare-maps.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */

/** @param {Tools} tools */
export async function signatures({ opa, ours, work, copy, file }) {
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
    await opa(['build', '-b', folder, ...sign, '-o', stock]);
    await ours(['build', '-b', folder, ...sign, '-o', own]);
    expect(`${algorithm}: theirs, verified by us`, true, (await ours(['verify', stock, ...check])).status);
    expect(
      `${algorithm}: ours, verified by them`,
      true,
      (await opa(['build', '-b', own, ...check, '-o', join(work, 'again.tar.gz')])).status,
    );
    const other = [...check.slice(0, -1), 'read'];
    expect(`${algorithm}: theirs with another scope, by us`, false, (await ours(['verify', stock, ...other])).status);
    expect(
      `${algorithm}: ours with another scope, by them`,
      false,
      (await opa(['build', '-b', own, ...other, '-o', join(work, 'again.tar.gz')])).status,
    );
    // Of a folder that is named `.` OPA does not find the signature, its own neither.
    const [stockName, ownName] = [`stock-folder-${algorithm}`, `own-folder-${algorithm}`];
    const [stockFolder, ownFolder] = [copy('test/fixtures/team-policy', stockName), copy('test/fixtures/team-policy', ownName)];
    await opa(['sign', '-b', stockName, ...sign, '-o', stockName], { cwd: work });
    await ours(['sign', ownName, ...sign, '-o', ownName], { cwd: work });
    const byUs = async () => (await ours(['verify', stockName, ...check], { cwd: work })).status;
    const byThem = async () => (await opa(['build', '-b', ownName, ...check, '-o', join(work, 'again.tar.gz')], { cwd: work })).status;
    expect(`${algorithm}: a folder that they signed, by us`, true, await byUs());
    expect(`${algorithm}: a folder that we signed, by them`, true, await byThem());
    writeFileSync(join(stockFolder, 'policy.rego'), 'package mcp.policy\n\nallow := true\n');
    writeFileSync(join(ownFolder, 'policy.rego'), 'package mcp.policy\n\nallow := true\n');
    expect(`${algorithm}: changed after they signed, by us`, false, await byUs());
    expect(`${algorithm}: changed after we signed, by them`, false, await byThem());
  }
  return compareMaps(wanted, found);
}
