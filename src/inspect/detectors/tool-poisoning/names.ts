import type { Feature } from './feature.js';

/** Names of tools and of arguments are read as well: an argument `content_of_ssh_id_rsa` is an order to fill it in. */
export const NAMES: readonly Feature[] = [
  {
    rule: 'name',
    weight: 8,
    pattern: /(?:^|[_\W])(?:exfiltrat(?:e|or|ion)|steal(?:er)?|backdoor|keylog(?:ger)?|hijack|cryptojack)(?:$|[_\W])/i,
  },
  {
    rule: 'name',
    weight: 8,
    pattern:
      /(?:content|contents|value|reading|read|file|data|dump|output|result)[a-z0-9_]{0,24}(?:ssh|id_rsa|private_key|etc_passwd|passwd_file|aws_cred|dot_?env|mcp_json|env_file|keychain|system_prompt|conversation_history|chat_history)/i,
  },
  {
    rule: 'name',
    weight: 8,
    pattern: /(?:^|_)(?:ignore|disregard|override|bypass)_(?:all_|any_|the_)?(?:previous|prior|earlier|safety|security|user|system|above)/i,
  },
  // Underscores around it: a place that the model fills by itself and no person reads.
  {
    rule: 'name',
    weight: 8,
    pattern:
      /^_{1,3}(?:system_?prompt|system_?instructions|conversation(?:_history)?|chat_history|full_context|model_context|user_secrets|credentials)_{0,3}$/i,
  },
  { rule: 'side_channel', weight: 5, pattern: /^side_?notes?$/i },
  // Letters of two alphabets in one word: it is to be taken for another name.
  {
    rule: 'lookalike_name',
    weight: 9,
    beyondAscii: true,
    pattern:
      /[a-z0-9_-][\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\uff01-\uff5e]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\uff01-\uff5e][a-z0-9_-]/iu,
  },
];

/** `IgnorePreviousInstructions` and `ignore-previous-instructions` as `ignore_previous_instructions`. */
export function spelled(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[-. /]/g, '_');
}
