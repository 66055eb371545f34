import { isNumber, numberText, type RegoObject } from '../../value/value.js';
import { BuiltinError, type BuiltinContext } from '../builtin.js';
import { text } from '../operands.js';
import { readKeys, type VerificationKey } from './keys.js';

/** What a token must meet; `''`: anything. */
export interface Constraints {
  readonly keys: readonly VerificationKey[] | undefined;
  readonly secret: string;
  readonly algorithm: string;
  readonly issuer: string;
  readonly audience: string;
  /** Nanoseconds since the epoch. */
  readonly nowNs: number;
}

const NAMES = new Set(['cert', 'secret', 'alg', 'iss', 'aud', 'time']);

/** Exactly one kind of key is needed, and nothing unknown is taken. Throws a `BuiltinError`. */
export function readConstraints(given: RegoObject, context: BuiltinContext): Constraints {
  const unknown = given.entries.find(([name]) => !NAMES.has(text(name)));
  if (unknown !== undefined) throw new BuiltinError('unknown token validation constraint');
  const own = (name: string) => text(given.get(name) ?? '');
  const certificate = given.get('cert');
  const keys = certificate === undefined ? undefined : readKeys(text(certificate));
  const secret = own('secret');
  if ((keys === undefined) === (secret === '')) throw new BuiltinError('one key constraint is needed');
  return { keys, secret, algorithm: own('alg'), issuer: own('iss'), audience: own('aud'), nowNs: timeOf(given, context) };
}

function timeOf(given: RegoObject, context: BuiltinContext): number {
  const time = given.get('time');
  if (time === undefined) return Number(context.nowNs());
  const value = isNumber(time) ? Number(numberText(time)) : -1;
  if (value < 0 || !Number.isFinite(value)) throw new BuiltinError('token time constraint: must not be negative');
  return value;
}
