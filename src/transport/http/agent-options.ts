/** Connections to servers that wait for their next request: most servers close theirs after 5 s, and one that is closed while a call is sent loses it. */
const IDLE_MS = 4_000;
/** Before a silent connection is probed, so that one whose other end has vanished does not wait for ever. */
const PROBE_MS = 30_000;

/** Of Node's agents, which make and keep connections. */
export const AGENT_OPTIONS = { keepAlive: true, keepAliveInitialDelay: PROBE_MS, timeout: IDLE_MS, scheduling: 'lifo' } as const;
