/**
 * A text as a double-quoted YAML scalar on one line (YAML 1.2 §7.3.1): safe for any name a client or server comes up with, in a value and in
 * a comment alike. JSON's escapes are YAML's; what YAML does not count as printable (§5.1) and what a reader cannot see is escaped too.
 */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}\ufffe\uffff]/gu;

/** The same where the policy language reads it: `${` begins a variable there, and `$${` is itself. */
export function literal(text: string): string {
  return quoted(text.replaceAll('${', () => '$${'));
}
