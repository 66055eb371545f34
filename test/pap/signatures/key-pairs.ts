import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../../../src/pap/signatures/algorithms.js';

export interface KeyPair {
  /** As `--signing-key` takes it. */
  readonly signing: string;
  /** As `--verification-key` takes it. */
  readonly verification: string;
}

const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' | 'spki') => String(key.export({ format: 'pem', type } as never));

function asymmetric({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): KeyPair {
  return { signing: pem(privateKey, 'pkcs8'), verification: pem(publicKey, 'spki') };
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const RSA = asymmetric(rsa);
/** The same key in the older PEM blocks. */
export const RSA_PKCS1: KeyPair = { signing: pem(rsa.privateKey, 'pkcs1'), verification: pem(rsa.publicKey, 'pkcs1') };
export const OTHER_RSA = asymmetric(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const P256 = asymmetric(p256);
export const P256_SEC1: KeyPair = { signing: pem(p256.privateKey, 'sec1'), verification: pem(p256.publicKey, 'spki') };
export const P384 = asymmetric(generateKeyPairSync('ec', { namedCurve: 'P-384' }));
export const P521 = asymmetric(generateKeyPairSync('ec', { namedCurve: 'P-521' }));
export const ED25519 = asymmetric(generateKeyPairSync('ed25519'));
export const SECRET: KeyPair = { signing: 'a shared secret of some length!!', verification: 'a shared secret of some length!!' };

export const PAIRS: readonly (readonly [SignatureAlgorithm, string, KeyPair])[] = [
  ['HS256', 'a secret', SECRET],
  ['HS384', 'a secret', SECRET],
  ['HS512', 'a secret', SECRET],
  ['RS256', 'PKCS 8', RSA],
  ['RS256', 'PKCS 1', RSA_PKCS1],
  ['RS384', 'PKCS 8', RSA],
  ['RS512', 'PKCS 8', RSA],
  ['PS256', 'PKCS 8', RSA],
  ['PS384', 'PKCS 1', RSA_PKCS1],
  ['PS512', 'PKCS 8', RSA],
  ['ES256', 'P-256', P256],
  ['ES256', 'P-256 as SEC 1', P256_SEC1],
  ['ES256', 'P-384: the curve is the key’s', P384],
  ['ES384', 'P-384', P384],
  ['ES512', 'P-521', P521],
  ['EdDSA', 'Ed25519', ED25519],
];
