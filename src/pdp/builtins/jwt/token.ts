import { RegoObject } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';
import { decodeBase64Url } from '../go/base64.js';
import { readJson } from '../json/read.js';

/** A JWS in its compact form (RFC 7515, 3.1), nothing of it verified. */
export interface Token {
  readonly header: RegoObject;
  /** Decoded when it is asked for, as the signature is: what OPA does not look at may be wrong. Throws a `BuiltinError`. */
  readonly payload: Buffer;
  readonly signature: Buffer;
  /** What the signature is of. */
  readonly signed: string;
}

/** Throws a `BuiltinError`. */
export function readToken(text: string): Token {
  const parts = text.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) throw new BuiltinError(`encoded JWT must have 3 sections, found ${parts.length}`);
  const decoded = jsonObject(decodeBase64Url(header).toString());
  if (decoded.get('enc') !== undefined) throw new BuiltinError('JWT is a JWE object, which is not supported');
  return {
    header: decoded,
    get payload() {
      return decodeBase64Url(payload);
    },
    get signature() {
      return decodeBase64Url(signature);
    },
    signed: `${header}.${payload}`,
  };
}

export function jsonObject(text: string): RegoObject {
  const value = readJson(text);
  if (!(value instanceof RegoObject)) throw new BuiltinError('decoded JSON type was not an Object');
  return value;
}

/** A member that must be a text where it is there; `''` where it is not. */
export function textIn(object: RegoObject, name: string): string {
  const value = object.get(name) ?? '';
  if (typeof value !== 'string') throw new BuiltinError(`${name}: must be a string`);
  return value;
}
