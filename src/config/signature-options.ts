/** The options about signatures of bundles, by OPA's names for them; what is absent has OPA's default. */
export interface SignatureOptions {
  /** `--verification-key`: a file with a PEM block or a secret, or the text itself. */
  readonly verificationKey?: string;
  /** `--verification-key-id`, by default `default`. */
  readonly verificationKeyId?: string;
  /** `--signing-alg`, by default RS256. */
  readonly signingAlg?: string;
  readonly scope?: string;
  /** `--exclude-files-verify`: each one pattern, or several with commas between. */
  readonly excludeFilesVerify?: readonly string[];
  /** `--require-signed`: what cannot be signed is refused too. */
  readonly requireSigned?: boolean;
}
