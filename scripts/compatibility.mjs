// @ts-check
// Tries real clients with real servers through the proxy, and writes docs/compatibility.md. A pair that does not work as it has to ends with exit code 1.
// Needs the network when it first runs, and Python. Usage: node scripts/compatibility.mjs [--client NAME]… [--server NAME]… (then nothing is written)
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installClients, versionOf } from '../test/compatibility/install.mjs';
import { faults } from '../test/compatibility/judge.mjs';
import { render, table } from '../test/compatibility/render.mjs';
import { servers as allServers } from '../test/compatibility/servers.mjs';
import { alone, ways } from '../test/compatibility/ways.mjs';
import { createSlots } from '../test/conformance/slots.mjs';
import { root, run, setUp } from './setup.mjs';

/** @typedef {import('../test/compatibility/clients/client.mjs').Client} Client */
/** @typedef {import('../test/compatibility/clients/client.mjs').Visit} Visit */
/** @typedef {import('../test/compatibility/servers.mjs').Server} Server */

const { values } = parseArgs({ options: { client: { type: 'string', multiple: true }, server: { type: 'string', multiple: true } } });
setUp();
const out = join(root, 'out', 'compatibility');
rmSync(join(out, 'logs'), { recursive: true, force: true });
mkdirSync(join(out, 'logs'), { recursive: true });
const { clients: allClients, missing } = installClients(out);
const clients = allClients.filter(({ name }) => values.client?.some((part) => name.includes(part)) ?? true);
const servers = allServers(out).filter(({ name }) => values.server?.includes(name) ?? true);
const slot = createSlots(2);

const pairs = clients.flatMap((client) => servers.map((server) => ({ client, server })));
const direct = new Map(pairs.map(({ client, server }) => [`${client.name} ${server.name}`, slot(() => yardstick(client, server))]));
let wrong = 0;
const tried = await Promise.all(
  ways.map(async (way) => ({
    way,
    cells: await Promise.all(
      pairs
        .filter(({ server }) => way.fits(server))
        .map(async ({ client, server }) => {
          const through = await slot(() => visitThrough(client, way, server, []));
          const before = (await direct.get(`${client.name} ${server.name}`)) ?? new Error('not tried');
          return {
            client: client.name,
            server: server.name,
            text: mark(`${client.name}, ${way.name}, ${server.name}`, server, before, through),
          };
        }),
    ),
  })),
);
const denials = await Promise.all(clients.map((client) => slot(() => denial(client))));

console.log(`${pairs.length} pairs, ${wrong} wrong`);
if (values.client === undefined && values.server === undefined) {
  const report = {
    clients,
    servers: servers.map((server) => ({ ...server, version: versionOf(server.source) })),
    missing,
    tried,
    denials,
    conformance: conformance(),
  };
  writeFileSync(join(root, 'docs', 'compatibility.md'), render(report));
}
process.exitCode = wrong === 0 ? 0 : 1;

/** Without the proxy. A client that fails by itself (mcporter was seen to hang on a busy machine) is asked once more. @param {Client} client @param {Server} server */
async function yardstick(client, server) {
  const first = await visit(client, alone(server), server);
  if (first instanceof Error || first.answers[0]?.ok) return first;
  console.log(`${client.name} with ${server.name}, without the proxy, failed and is tried again: ${JSON.stringify(first.answers[0])}`);
  return visit(client, alone(server), server);
}

/** @param {Client} client @param {import('../test/compatibility/clients/client.mjs').Endpoint} endpoint @param {Server} server @returns {Promise<Visit | Error>} */
async function visit(client, endpoint, server) {
  const calls = [server.passes, server.denied, ...(server.hidden ? [server.hidden] : [])];
  return client.visit(endpoint, calls).catch((/** @type {unknown} */ error) => (error instanceof Error ? error : new Error(String(error))));
}

/** @param {Client} client @param {import('../test/compatibility/ways.mjs').Way} way @param {Server} server @param {string[]} options */
async function visitThrough(client, way, server, options) {
  const folder = join(out, 'logs', [client.name, way.name, server.name, ...options].join(' ').replaceAll(/[^\w.-]+/g, '-'));
  mkdirSync(folder, { recursive: true });
  const policy = join(folder, 'policy.yaml');
  writeFileSync(policy, server.policy);
  const { endpoint, stop } = await way.open(server, [`--policy=${policy}`, `--log=${join(folder, 'audit.log')}`, ...options]);
  try {
    return await visit(client, endpoint, server);
  } finally {
    await stop();
  }
}

/** @param {string} what @param {Server} server @param {Visit | Error} before @param {Visit | Error} through */
function mark(what, server, before, through) {
  const found = faults(server, before, through);
  if (found.length === 0) return before instanceof Error ? 'not without' : '✓';
  wrong++;
  console.log(`✗ ${what}: ${found.join(', ')}\n  direct:  ${JSON.stringify(before)}\n  through: ${JSON.stringify(through)}`);
  return found.join(', ');
}

/** What this client shows of each kind of denial. @param {Client} client */
async function denial(client) {
  const [way] = ways;
  const server = servers.find(({ name }) => name === 'SDK v2 fixture');
  if (way === undefined || server === undefined) return { client: client.name, listed: undefined, hidden: undefined, asError: undefined };
  const [asResult, asError] = [await visitThrough(client, way, server, []), await visitThrough(client, way, server, ['--deny-as=error'])];
  const [listed, hidden] = asResult instanceof Error ? [] : asResult.answers.slice(1);
  return { client: client.name, listed, hidden, asError: asError instanceof Error ? undefined : asError.answers[1] };
}

function conformance() {
  run(process.execPath, [join(root, 'scripts', 'conformance.mjs')]);
  /** @type {{ rows: { revision: string, leg: string, policy: string, direct: string, through: string, differences: unknown[] }[] }} */
  const { rows } = JSON.parse(readFileSync(join(root, 'out', 'conformance.json'), 'utf8'));
  return table(
    ['revision', 'leg', 'policy', 'alone', 'through', 'differences'],
    rows.map(({ revision, leg, policy, direct, through, differences }) => [
      revision,
      leg,
      policy,
      direct,
      through,
      String(differences.length),
    ]),
  );
}
