import { open } from 'node:fs/promises';
import type { JSONWebKeySet } from 'jose';
import { UserError } from '../errors/exit.js';
import { isJsonObject } from '../protocol/json/json.js';
import { isLoopback } from '../protocol/http/loopback.js';
import { readUrl } from '../protocol/http/read-url.js';

export interface KeySources {
  readonly readFile?: (path: string) => Promise<string>;
  readonly fetch?: typeof globalThis.fetch;
}

/** A key set of a large provider has some ten keys of 2 KB. */
const MOST_BYTES = 1_048_576;
/** A start that waits longer has failed for the client already. */
const FETCH_MS = 5_000;

/** The keys of a JSON Web Key Set, from a file or a URL, once. Throws a UserError that says what is wrong with it. */
export async function loadKeys(source: string, { readFile = readBounded, fetch = globalThis.fetch }: KeySources): Promise<JSONWebKeySet> {
  const text = /^https?:\/\//i.test(source) ? await fetchKeys(source, fetch) : await readKeys(source, readFile);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`the key set \`${source}\` is not JSON: a JSON Web Key Set looks like {"keys": [{"kty": "RSA", …}]}`);
  }
  if (!isJsonObject(value) || !Array.isArray(value['keys']))
    throw new UserError(`the key set \`${source}\` has no \`keys\` array: a JSON Web Key Set looks like {"keys": [{"kty": "RSA", …}]}`);
  if (value['keys'].length === 0) throw new UserError(`the key set \`${source}\` has no keys`);
  return value as unknown as JSONWebKeySet;
}

async function readKeys(path: string, readFile: (path: string) => Promise<string>): Promise<string> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read the key set \`${path}\`: ${messageOf(error)}`, { cause: error });
  }
}

async function readBounded(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES + 1), 0, MOST_BYTES + 1, 0);
    if (bytesRead > MOST_BYTES) throw new UserError(`the key set \`${path}\` is larger than ${MOST_BYTES} bytes`);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function fetchKeys(source: string, fetch: typeof globalThis.fetch): Promise<string> {
  const url = readUrl(source);
  if (url === undefined) throw new UserError(`\`${source}\` is not a URL`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new UserError(`\`${source}\` would fetch keys unprotected: use https (http is for this machine only)`);
  try {
    // A redirect could lead from https to anywhere.
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(FETCH_MS),
      headers: { accept: 'application/jwk-set+json, application/json' },
    });
    if (!response.ok) throw new UserError(`the key set \`${source}\` answered with status ${response.status}`);
    return await readBody(response, source);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot fetch the key set \`${source}\`: ${messageOf(error)}`, { cause: error });
  }
}

async function readBody(response: Response, source: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body = response.body as AsyncIterable<Uint8Array> | null;
  if (body === null) return '';
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new UserError(`the key set \`${source}\` is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Node's `fetch failed` keeps the reason in its cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
