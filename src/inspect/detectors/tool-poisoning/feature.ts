/**
 * One thing that an honest definition does not say. Weights add up over the kinds of things that one text says (`score.ts`). Patterns are in the
 * RE2 subset, every repetition bounded.
 */
export interface Feature {
  /** Of the rule id, `tool_poisoning.<rule>`. */
  readonly rule: string;
  readonly weight: number;
  readonly pattern: RegExp;
  /** It only says that a model is spoken to, which is what a server's instructions are for: there it counts half. */
  readonly addresses?: true;
  /** Every match has a character beyond ASCII. */
  readonly beyondAscii?: true;
}

/** In any letter case. The pattern is made when it is asked for, by the table that is made for some definitions and goes after them. */
export const feature = (rule: string, weight: number, source: string, flags = 'i'): Feature => ({
  rule,
  weight,
  get pattern() {
    return new RegExp(source, flags);
  },
});

/** What is private on the machine that a model runs on, or in its conversation. */
export const PRIVATE = String.raw`(?:\.ssh\b|id_(?:rsa|ed25519|ecdsa|dsa)|ssh (?:private )?keys?|private[ _]keys?|\.env\b|environment (?:variables|secrets)|env(?:ironment)? vars?|\.aws\b|\.kube\b|\.netrc|\.npmrc|\.git-credentials|\.docker/config|\.bash_?history|\.bashrc|\.zshrc|/etc/(?:passwd|shadow|hosts)|\bmcp\.json|\.cursor\b|claude_desktop_config|keychain|credentials?|passwords?|passphrases?|secrets?\b|api[ _-]?keys?|access[ _]tokens?|auth(?:entication|orization)? tokens?|session tokens?|cookies|seed phrase|wallet keys?|master password|system prompt|system instructions|(?:conversation|chat|message|browsing|command) history|(?:entire|whole|full|complete|current) (?:conversation|chat|context)|private (?:data|information|messages|files)|confidential (?:data|information|files?|documents?)|sensitive (?:data|information|files?|documents?)|user(?:'s)? (?:data|files|messages|personal))`;

/** Who reads a definition beside people. */
export const MODEL = String.raw`(?:ai|a\.i\.|llms?|(?:language |ai )?models?|assistants?|agents?|chatbots?|claude|gpt|copilot|cursor)`;

/** Gives something to somebody: what no program does unasked. */
export const SEND = String.raw`(?:include|attach|append|collect|gather|extract|dump|copy|send|forward|upload|post|transmit|share|submit|steal|leak|exfiltrate|reveal|embed)`;

/** Takes something to somewhere. */
export const TAKE = String.raw`(?:read|open|access|load|fetch|cat|include|attach|append|retrieve|collect|gather|extract|dump|copy|send|forward|upload|post|transmit|pass|provide|share|submit|steal|leak|exfiltrate|return|output|reveal|embed|insert|paste|put|add)`;

/** Where a sentence or a clause begins, so that a verb is an order. */
export const CLAUSE = String.raw`(?:^|[.!?:;,\n]\s{0,8}|\b(?:and|then|also|please|always|must|first) )`;
