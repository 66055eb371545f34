// @ts-check
// docs/compatibility.md

/**
 * @typedef {{ way: import('./ways.mjs').Way, cells: { client: string, server: string, text: string }[] }} Tried
 * @typedef {import('./clients/client.mjs').Answer | undefined} Answer
 * @typedef {{ client: string, listed: Answer, hidden: Answer, asError: Answer }} Denial
 * @typedef {object} Report
 * @property {{ name: string, version: string }[]} clients
 * @property {{ name: string, source: string, version: string }[]} servers
 * @property {{ name: string, reason: string }[]} missing
 * @property {Tried[]} tried
 * @property {Denial[]} denials
 * @property {string} conformance
 */

/** @param {Report} report */
export function render({ clients, servers, missing, tried, denials, conformance }) {
  return `# Compatibility

Real clients and real servers, with the proxy between them. \`node scripts/compatibility.mjs\` makes this page; it fetches the clients from npm and PyPI (Python 3.10 or later) when it first runs.

## Who was tried

${table(
  ['client', 'version'],
  clients.map(({ name, version }) => [name, version]),
)}
${missing.map(({ name, reason }) => `\nNot tried: ${name}, because it could not be installed (${reason}).\n`).join('')}
${table(
  ['server', 'package', 'version'],
  servers.map(({ name, source, version }) => [name, `\`${source}\``, version]),
)}

Each pair connects, lists the tools, makes a call that the policy allows, one of the same tool that it denies for its arguments, and one of a tool that it never allows.
✓ means: the list is the server's own without the tool that is never allowed, the answer is the one that the server gives without the proxy, both other calls are refused.
"not without" means that the client and the server do not get on without the proxy either; the proxy translates no revision into another.

${tried.map(({ way, cells }) => `### ${way.name}: \`${way.command}\`\n\n${grid(cells)}`).join('\n\n')}

## What a client shows on a denial

With the SDK v2 fixture on stdio, because every client gets on with it. A denied call of a listed tool is answered with a result, which clients hand to the model, or with an
error under \`--deny-as=error\`; a tool that is never allowed answers as an unknown tool does. "The denial" stands for the text

> ${denialText(denials)}

${table(
  ['client', 'a listed tool', 'a listed tool, `--deny-as=error`', 'a tool that is never allowed'],
  denials.map(({ client, ...answers }) => [client, ...[answers.listed, answers.asError, answers.hidden].map(shown)]),
)}

## Conformance

The official suite's checks, passed/failed, with the server alone and through the proxy (\`node scripts/conformance.mjs\`).
The failures are those of the server alone: an extension that the SDK has not (\`tasks-*\`), and on stdio what the suite's bridge from HTTP cannot do.

${conformance}
`;
}

/** @param {Denial[]} denials */
function denialText(denials) {
  return denials[0]?.listed?.text ?? '';
}

/** @param {Answer} answer */
function shown(answer) {
  if (answer === undefined) return 'does not connect';
  const { how, text } = answer;
  return `${how}: ${text.includes('Blocked by policy') ? text.replace(/Blocked by policy.*/s, '*the denial*') : text}`;
}

/** @param {Tried['cells']} cells */
function grid(cells) {
  const servers = [...new Set(cells.map(({ server }) => server))];
  const clients = [...new Set(cells.map(({ client }) => client))];
  const rows = clients.map((client) => [
    client,
    ...servers.map((server) => cells.find((cell) => cell.client === client && cell.server === server)?.text ?? ''),
  ]);
  return table(['', ...servers], rows);
}

/** @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`).join('\n');
}
