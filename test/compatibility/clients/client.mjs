// @ts-check

/**
 * @typedef {{ command: string[] } | { url: string }} Endpoint how a client reaches a server: it starts a command, or calls a URL
 * @typedef {{ tool: string, arguments: Record<string, unknown> }} Call
 *
 * @typedef {object} Answer
 * @property {boolean} ok it is no error to whoever uses the client
 * @property {string} how in which form the client hands it over
 * @property {string} text what it says
 *
 * @typedef {{ tools: string[], answers: Answer[] }} Visit
 *
 * @typedef {object} Client
 * @property {string} name
 * @property {string} version
 * @property {(endpoint: Endpoint, calls: Call[]) => Promise<Visit>} visit connects, lists the tools, makes the calls, leaves. Rejects where the client does not connect.
 */

/** A client that does not come to an end within this has hung. Five servers on two cores need a tenth of it. */
export const visitLimit = 120_000;

/** @param {{ type: string, text?: string }[]} content */
export const textOf = (content) => content.map(({ type, text }) => text ?? `[${type}]`).join('\n');
