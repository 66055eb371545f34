// @ts-check
/** @typedef {import('./clients/client.mjs').Visit} Visit */
/** @typedef {import('./servers.mjs').Server} Server */

/** Each thing that a visit through the proxy owes, with the word for its absence. @typedef {{ word: string, holds: boolean }} Duty */

/**
 * What went wrong through the proxy, in words; empty when all is as it has to be. A client that does not get on with the server alone need not
 * through the proxy: we translate nothing.
 * @param {Server} server
 * @param {Visit | Error} direct
 * @param {Visit | Error} through
 * @returns {string[]}
 */
export function faults(server, direct, through) {
  if (direct instanceof Error) return through instanceof Error ? [] : ['connects, though not to the server alone'];
  if (through instanceof Error) return [`does not connect: ${through.message}`];
  const [passes, denied, hidden] = through.answers;
  const listed = direct.tools.filter((tool) => tool !== server.hidden?.tool);
  /** @type {Duty[]} */
  const duties = [
    { word: 'lists other tools', holds: listed.join() === through.tools.join() },
    { word: 'gets another answer', holds: passes?.ok === direct.answers[0]?.ok && passes?.text === direct.answers[0]?.text },
    { word: 'is not refused', holds: denied?.ok === false && denied.text.includes('Secrets stay where they are') },
    { word: 'reaches the tool that is not listed', holds: server.hidden === undefined || hidden?.ok === false },
  ];
  return duties.filter(({ holds }) => !holds).map(({ word }) => word);
}
