import { errorCode } from './error-code.js';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name cannot be looked up now',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no network',
  ECONNRESET: 'it closed the connection',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'it speaks no TLS there that could be agreed on, perhaps none (then its URL begins with http://)',
};

const UNKNOWN_ISSUER = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** Why a connection could not be made, or broke: a clause for people, with Node's code where there is one. */
export function connectionReason(error: unknown): string {
  const code = errorCode(error);
  const reason = REASONS[code ?? ''];
  if (reason !== undefined) return `${reason} (${code ?? ''})`;
  const message = error instanceof Error ? error.message : String(error);
  // OpenSSL's text has the place in its source: only Node's own messages are for people.
  return message === '' || message.includes('error:') ? (code ?? 'for an unknown reason') : message;
}

/** A certificate that is not trusted, or TLS that is not spoken. */
export function isTlsError(error: unknown): boolean {
  const code = errorCode(error);
  return hasUnknownIssuer(error) || (code !== undefined && /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH)/.test(code));
}

/** Nobody who is trusted vouches for the certificate. */
export function hasUnknownIssuer(error: unknown): boolean {
  return UNKNOWN_ISSUER.has(errorCode(error) ?? '');
}
