// @ts-check
// Clients that are command lines: one process for each step.
import { textOf } from './client.mjs';
import { run } from './run.mjs';

/** @typedef {import('./client.mjs').Endpoint} Endpoint */
/** @typedef {import('./client.mjs').Call} Call */
/** @typedef {{ node: string, script: string, version: string, home: string }} Installed */

/** @param {Installed} installed @returns {import('./client.mjs').Client} */
export function inspector({ node, script, version, home }) {
  /** @param {Endpoint} endpoint @param {string[]} args */
  const step = (endpoint, ...args) => {
    const target = 'url' in endpoint ? [endpoint.url, '--transport', 'http'] : endpoint.command;
    return runAtHome([node, script, '--cli', ...target, ...args], home);
  };
  return {
    name: "Inspector's CLI",
    version,
    visit: async (endpoint, calls) => ({
      tools: toolsIn(await step(endpoint, '--method', 'tools/list')),
      answers: await inTurn(calls, async ({ tool, arguments: args }) => {
        const given = Object.entries(args).flatMap(([name, value]) => ['--tool-arg', `${name}=${String(value)}`]);
        return answerOf(await step(endpoint, '--method', 'tools/call', '--tool-name', tool, ...given));
      }),
    }),
  };
}

/** @param {Installed} installed @returns {import('./client.mjs').Client} */
export function mcporter({ node, script, version, home }) {
  /** @param {string} verb @param {Endpoint} endpoint @param {string[]} args */
  const step = (verb, endpoint, ...args) => {
    const [command = '', ...rest] = 'url' in endpoint ? [] : endpoint.command;
    const target =
      'url' in endpoint
        ? ['--http-url', endpoint.url, '--allow-http']
        : ['--stdio', command, ...rest.flatMap((arg) => ['--stdio-arg', arg])];
    return runAtHome([node, script, verb, ...target, ...args], home);
  };
  return {
    name: 'mcporter',
    version,
    visit: async (endpoint, calls) => ({
      tools: toolsIn(await step('list', endpoint, '--json')),
      answers: await inTurn(calls, async ({ tool, arguments: args }) =>
        answerOf(await step('call', endpoint, '--output', 'json', '--tool', tool, '--args', JSON.stringify(args))),
      ),
    }),
  };
}

/** With a home of its own: these clients read the configuration of others that they find. @param {string[]} command @param {string} home */
function runAtHome(command, home) {
  return run(command, { cwd: home, env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home } });
}

/** @param {{ stdout: string, stderr: string }} output @returns {string[]} */
function toolsIn({ stdout, stderr }) {
  const tools = parse(stdout)?.tools;
  if (!Array.isArray(tools)) throw new Error(lastLine(stderr) || lastLine(stdout) || 'no list of tools');
  return tools.map(({ name }) => name);
}

/** @param {{ code: number | null, stdout: string, stderr: string }} output @returns {import('./client.mjs').Answer} */
function answerOf({ code, stdout, stderr }) {
  const result = parse(stdout);
  if (Array.isArray(result?.content)) return { ok: code === 0, how: `exit ${code}, prints the result`, text: textOf(result.content) };
  const error = result?.error ?? parse(lastLine(stderr))?.error?.message;
  if (code === 0 || error === undefined) return { ok: code === 0, how: `exit ${code}`, text: stdout.trim() || lastLine(stderr) };
  return { ok: false, how: `exit ${code}, prints an error`, text: error };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} text */
const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

/** @template T, R @param {T[]} items @param {(item: T) => Promise<R>} work */
async function inTurn(items, work) {
  /** @type {R[]} */
  const done = [];
  for (const item of items) done.push(await work(item));
  return done;
}
