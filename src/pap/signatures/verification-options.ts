import type { SignatureOptions } from '../../config/signature-options.js';
import { UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import { DEFAULT_ALGORITHM, isSignatureAlgorithm, SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from './algorithms.js';
import { verificationKey } from './keys.js';
import { SignatureError } from './signature-error.js';
import type { Verification } from './verification.js';

export interface VerificationDeps {
  /** The text of a file; undefined where there is none. */
  readonly readText: (path: string) => string | undefined;
  readonly now: () => number;
}

/** OPA's: the one key of the command line, whatever a token says of its key. */
const DEFAULT_KEY_ID = 'default';

/** How bundles are verified as the options say; undefined without any. Throws a `UserError` for what does not fit together. */
export function verificationOf(options: SignatureOptions, deps: VerificationDeps): Verification | undefined {
  const { verificationKey: word, verificationKeyId: keyId = DEFAULT_KEY_ID, signingAlg, scope, excludeFilesVerify = [] } = options;
  if (word === undefined) {
    const given = Object.entries(OPTION_NAMES).find(([name]) => options[name as keyof SignatureOptions] !== undefined);
    if (given === undefined) return undefined;
    throw new UserError(`\`${given[1]}\` is for bundles that are verified with a key: add \`--verification-key=<file>\``);
  }
  const algorithm = algorithmNamed(signingAlg ?? DEFAULT_ALGORITHM);
  const first = deps.readText(word);
  const missing = first === undefined && !word.includes('-----BEGIN') ? `there is no file \`${word}\`, and as a key: ` : '';
  usable(first ?? word, missing);
  return {
    get keys() {
      return new Map([[keyId, { text: first === undefined ? word : fileNow(word), algorithm }]]);
    },
    ...(first === undefined ? {} : { watched: [word] }),
    keyId,
    ...(scope === undefined ? {} : { scope }),
    exclude: excludeFilesVerify.flatMap((patterns) => patterns.split(',')).filter((pattern) => pattern !== ''),
    everything: options.requireSigned === true,
    now: deps.now,
  };

  function usable(text: string, missing = ''): string {
    try {
      verificationKey(text, algorithm, deps.now());
      return text;
    } catch (cause) {
      if (!(cause instanceof SignatureError)) throw cause;
      throw new UserError(`\`--verification-key\`: ${missing}${cause.message}`, { cause });
    }
  }

  /** What was a file is one for ever: else the secret of an HS algorithm would be the path of a file that went away. */
  function fileNow(path: string): string {
    const text = deps.readText(path);
    if (text === undefined) throw new UserError(`\`--verification-key\`: \`${path}\` is not there any more`);
    return usable(text);
  }
}

const OPTION_NAMES: Readonly<Record<Exclude<keyof SignatureOptions, 'verificationKey'>, string>> = {
  requireSigned: '--require-signed',
  verificationKeyId: '--verification-key-id',
  signingAlg: '--signing-alg',
  scope: '--scope',
  excludeFilesVerify: '--exclude-files-verify',
};

/** Throws a `UserError` for a name that is none. */
export function algorithmNamed(name: string): SignatureAlgorithm {
  if (isSignatureAlgorithm(name)) return name;
  throw new UserError(
    `\`${name}\` is no signature algorithm${didYouMean(name, SIGNATURE_ALGORITHMS)}; known are ${SIGNATURE_ALGORITHMS.join(', ')}`,
  );
}
