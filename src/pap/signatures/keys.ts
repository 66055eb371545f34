import { createPrivateKey, createPublicKey, createSecretKey, X509Certificate, type KeyObject } from 'node:crypto';
import { keyTypeOf, type SignatureAlgorithm } from './algorithms.js';
import { SignatureError } from './signature-error.js';

/** The PEM blocks that OPA reads a verification key from; of a private key it takes the public half. */
const PUBLIC_BLOCKS = ['PUBLIC KEY', 'RSA PUBLIC KEY', 'CERTIFICATE', 'PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'];
const PRIVATE_BLOCKS = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'];

/**
 * The key that signatures of `algorithm` are verified with: a secret for HMAC, byte for byte (a file's last newline is part of it, as in
 * OPA), else PEM. OPA does not look at a certificate's dates; here one that is over at `now` (milliseconds) is a `SignatureError`.
 */
export function verificationKey(text: string, algorithm: SignatureAlgorithm, now: number): KeyObject {
  if (keyTypeOf(algorithm) === 'secret') return secret(text);
  const block = blockOf(text, PUBLIC_BLOCKS, algorithm);
  return fitting(
    imported(() => (block === 'CERTIFICATE' ? keyOfCertificate(text, now) : createPublicKey(text)), algorithm),
    algorithm,
  );
}

/** The key that signatures of `algorithm` are made with: a secret for HMAC, else a private key in PEM without a passphrase. */
export function signingKey(text: string, algorithm: SignatureAlgorithm): KeyObject {
  if (keyTypeOf(algorithm) === 'secret') return secret(text);
  blockOf(text, PRIVATE_BLOCKS, algorithm);
  return fitting(
    imported(() => createPrivateKey(text), algorithm),
    algorithm,
  );
}

function secret(text: string): KeyObject {
  if (text === '') throw new SignatureError('bad-key', 'the secret is empty');
  // OPA takes it; then everybody who has the public key can sign.
  const [, block] = /-----BEGIN ([A-Z ]*PUBLIC KEY|CERTIFICATE)-----/.exec(text) ?? [];
  if (block !== undefined)
    throw new SignatureError('bad-key', `a PEM block \`${block}\` is no secret: HS algorithms need one that nobody else has`);
  return createSecretKey(Buffer.from(text));
}

function blockOf(text: string, known: readonly string[], algorithm: SignatureAlgorithm): string {
  const [, block] = /^-----BEGIN ([A-Z0-9 ]+)-----\s*$/m.exec(text) ?? [];
  if (block === undefined) throw new SignatureError('bad-key', `${algorithm} takes a key in PEM (\`-----BEGIN ${known[0]}-----\`)`);
  if (known.includes(block)) return block;
  throw new SignatureError('bad-key', `a PEM block \`${block}\` is no key for ${algorithm}; it takes ${known.join(', ')}`);
}

function keyOfCertificate(text: string, now: number): KeyObject {
  const certificate = new X509Certificate(text);
  const { validFrom, validTo } = certificate;
  if (now > Date.parse(validTo)) throw new SignatureError('bad-key', `the certificate of the key was valid until ${validTo}`);
  if (now < Date.parse(validFrom)) throw new SignatureError('bad-key', `the certificate of the key is valid from ${validFrom} on`);
  return certificate.publicKey;
}

function imported(read: () => KeyObject, algorithm: SignatureAlgorithm): KeyObject {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof SignatureError) throw cause;
    throw new SignatureError('bad-key', `the key for ${algorithm} cannot be read (${(cause as Error).message})`, { cause });
  }
}

function fitting(key: KeyObject, algorithm: SignatureAlgorithm): KeyObject {
  const wanted = keyTypeOf(algorithm);
  const { asymmetricKeyType: found = 'secret' } = key;
  if (found === wanted) return key;
  throw new SignatureError('bad-key', `${algorithm} takes a key of kind \`${wanted}\`, and this one is \`${found}\``);
}
