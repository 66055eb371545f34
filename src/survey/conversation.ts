import { EXIT, UserError } from '../errors/exit.js';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { LineSplitter } from '../transport/stdio/line-splitter.js';
import type { ServerConnection } from '../transport/server-connection.js';

export type Answer = { readonly ok: true; readonly result: JsonValue } | { readonly ok: false; readonly message: string };

/** Requests to a server, one at a time, over its lines. */
export interface Conversation {
  /** Rejects with a `UserError` (exit 3) when the server has gone. */
  request(method: string, params: JsonObject): Promise<Answer>;
  notify(method: string): void;
}

export function converse(server: ServerConnection, name: string): Conversation {
  const lines = new LineSplitter();
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;

  const send = (message: JsonObject) => void server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const onMessage = (message: JsonValue) => {
    if (!isJsonObject(message)) return;
    const { id, method, result, error } = message;
    if (typeof method === 'string') {
      // We offer nothing, so there is nothing to ask of us but whether we are there.
      if (id !== undefined)
        send(method === 'ping' ? { id, result: {} } : { id, error: { code: -32601, message: `Method not found: ${method}` } });
      return;
    }
    const settle = typeof id === 'number' ? waiting.get(id) : undefined;
    if (typeof id !== 'number' || settle === undefined) return;
    waiting.delete(id);
    settle(error === undefined ? { ok: true, result: result ?? null } : { ok: false, message: said(error) });
  };
  server.stdout.on('data', (chunk: Buffer) => {
    for (const { bytes, oversize } of lines.push(chunk))
      if (oversize === undefined) for (const message of messagesOf(bytes)) onMessage(message);
  });
  // The end is told by `exited`.
  server.stdin.on('error', () => undefined);
  server.stdout.on('error', () => undefined);

  const gone = server.exited.then(({ code, signal }) => {
    const how = signal === null ? `exit code ${code ?? 'unknown'}` : signal;
    throw new UserError(`the server \`${name}\` ended before it said what it has (${how})`, { exitCode: EXIT.server });
  });
  gone.catch(() => undefined);

  return {
    request: (method, params) => {
      const id = ++last;
      const answered = new Promise<Answer>((resolve) => void waiting.set(id, resolve));
      send({ id, method, params });
      return Promise.race([answered, gone]);
    },
    notify: (method) => send({ method }),
  };
}

/** What is no JSON (a banner on stdout) is passed over, as clients do. */
function messagesOf(bytes: Buffer): readonly JsonValue[] {
  try {
    const parsed = parseJson(bytes.toString('utf8'));
    return Array.isArray(parsed) ? (parsed as readonly JsonValue[]) : [parsed];
  } catch {
    return [];
  }
}

function said(error: JsonValue): string {
  return isJsonObject(error) && typeof error['message'] === 'string' ? error['message'] : JSON.stringify(error);
}
