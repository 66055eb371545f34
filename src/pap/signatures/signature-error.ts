/** Why a signature does not hold; one word for each rule of OPA's verification, and those that are stricter here. */
export type SignatureFault =
  /** A key is given, and the bundle is unsigned. */
  | 'missing'
  /** The bundle is signed, and no key is given. */
  | 'no-key'
  /** `.signatures.json`, its token or its payload is not what the format says. */
  | 'malformed'
  /** The token names a key that nobody configured, or none. */
  | 'unknown-key'
  /** The key does not fit its algorithm, or its certificate's time is over. */
  | 'bad-key'
  | 'bad-signature'
  | 'scope'
  /** `exp` is past, or `nbf` to come. */
  | 'expired'
  /** A file of the bundle that the signature does not list. */
  | 'unlisted'
  | 'digest'
  /** A file that the signature lists and the bundle has not. */
  | 'absent';

/** The bundle is not what somebody with the key signed. The message ends a sentence that begins with the bundle's name. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
  readonly fault: SignatureFault;

  constructor(fault: SignatureFault, message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.fault = fault;
  }
}
