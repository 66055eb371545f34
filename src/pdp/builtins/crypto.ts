import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Builtin } from './builtin.js';
import { text } from './operands.js';

export const cryptoBuiltins: Readonly<Record<string, Builtin>> = {
  'crypto.md5': hash('md5'),
  'crypto.sha1': hash('sha1'),
  'crypto.sha256': hash('sha256'),
  'crypto.hmac.md5': hmac('md5'),
  'crypto.hmac.sha1': hmac('sha1'),
  'crypto.hmac.sha256': hmac('sha256'),
  'crypto.hmac.sha512': hmac('sha512'),
  'crypto.hmac.equal': (_context, a, b) => equal(Buffer.from(text(a)), Buffer.from(text(b))),
};

function hash(algorithm: string): Builtin {
  return (_context, message) => createHash(algorithm).update(text(message), 'utf8').digest('hex');
}

function hmac(algorithm: string): Builtin {
  return (_context, message, key) => createHmac(algorithm, text(key)).update(text(message), 'utf8').digest('hex');
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
