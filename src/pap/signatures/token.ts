import type { KeyObject } from 'node:crypto';
import { isJsonObject, parseJson, type JsonObject } from '../../protocol/json/json.js';
import { signatureOf, type SignatureAlgorithm } from './algorithms.js';
import { SignatureError } from './signature-error.js';

/** A JWS in compact form (RFC 7515 §7.1), split and not verified. */
export interface Token {
  readonly header: JsonObject;
  /** In base64url: read by `payloadOf`, once the signature holds. */
  readonly payload: string;
  /** What the signature is over: header and payload as they were written. */
  readonly text: Buffer;
  readonly signature: Buffer;
}

export function splitToken(token: string): Token {
  const parts = token.split('.');
  const [header, payload, signature] = parts;
  if (header === undefined || payload === undefined || signature === undefined || parts.length !== 3) {
    throw new SignatureError('malformed', 'its token is no JWT: three parts, separated by dots, are expected');
  }
  return {
    header: objectOf(header, 'header'),
    payload,
    text: Buffer.from(`${header}.${payload}`),
    signature: bytesOf(signature, 'signature'),
  };
}

export function payloadOf({ payload }: Token): JsonObject {
  return objectOf(payload, 'payload');
}

export function makeToken(header: JsonObject, payload: JsonObject, algorithm: SignatureAlgorithm, key: KeyObject): string {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${signatureOf(algorithm, key, Buffer.from(text)).toString('base64url')}`;
}

function objectOf(part: string, what: string): JsonObject {
  const text = bytesOf(part, what).toString('utf8');
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw new SignatureError('malformed', `the ${what} of its token is not JSON`, { cause });
  }
  if (!isJsonObject(value)) throw new SignatureError('malformed', `the ${what} of its token is no object`);
  return value;
}

/** Node's decoder skips what it does not know. */
function bytesOf(part: string, what: string): Buffer {
  if (/^[A-Za-z0-9_-]+$/.test(part) && part.length % 4 !== 1) return Buffer.from(part, 'base64url');
  throw new SignatureError('malformed', `the ${what} of its token is not base64url without padding`);
}
