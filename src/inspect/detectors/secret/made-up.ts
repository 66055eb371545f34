/** `example-token`, `your-key-here`. */
const WORDS = /^(?:[a-z]{1,16}|[0-9]{1,2})[0-9]{0,2}(?:[-_](?:[a-z]{1,16}|[0-9]{1,2})[0-9]{0,2}){1,12}$/i;
const SAYS_SO = /(?:^|[-_])(?:example|your|my|here|insert|replace|placeholder|invalid|redacted)(?:[-_]|$)/i;

/** `yourPersonalAccessTokenHere`: of letters alone, as a few random values in a hundred are, of which one in many thousands begins or ends so. */
const ONE_WORD = /^(?:(?:your|insert|replace|placeholder)[a-z]{4,80}|[a-z]{8,80}here)$/i;

/** Words that say what to write there, as a prefix has them behind it in instructions. */
export function isInstruction(value: string): boolean {
  return (SAYS_SO.test(value) && WORDS.test(value)) || ONE_WORD.test(value);
}

/** What a text says of a value that opens nothing. */
const SAID_TO_BE_NONE = /\b(?:(?:example|sample|dummy|fake|placeholder|invalid)\b(?:[^\n.][^\n]{0,23})?)$/i;
const LONGEST_SAYING = 40;

/**
 * Whether the alphabet behind an issuer's prefix is a credential's stand-in. Nobody issues it, but who tries whether a credential is let through
 * writes it so: it is one, unless it is numbers alone or the text says otherwise.
 */
export function isMadeUp(value: string, text: string, start: number): boolean {
  return !/[a-z]/i.test(value) || SAID_TO_BE_NONE.test(text.slice(Math.max(0, start - LONGEST_SAYING), start));
}
