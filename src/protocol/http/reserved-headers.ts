/** What HTTP itself, the protocol or this program writes; a second one would say something else to another reader. */
const RESERVED: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'last-event-id',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Headers that nobody may set from outside. `name` in lower case. */
export function isReservedHeader(name: string): boolean {
  return RESERVED.has(name) || name.startsWith('mcp-');
}
