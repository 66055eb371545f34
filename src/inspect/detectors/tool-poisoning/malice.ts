import { feature, PRIVATE, type Feature } from './feature.js';

/** Said outright, as attacks are by those who have never been looked for. */
export const MALICE: readonly Feature[] = [
  feature(
    'addressed',
    6,
    String.raw`\b(?:hidden|secret|concealed|covert|invisible|malicious) (?:\w{1,10} )?(?:instructions?|commands?|prompts?|payloads?|directives?|orders?)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:store|save|write|add|remember|keep|persist|insert|plant|put|copy)\b[^.\n]{0,16}\b(?:this|these|the following) (?:\w{1,10} )?(?:instructions?|orders?|rules?|directives?|payload|prompt)\b[^.\n]{0,24}\b(?:memory|memories|future|every|all|permanent\w{0,2}|later|context)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\byou are (?:now )?(?:an? |the )?(?:different|new|another|unrestricted|uncensored|evil|malicious|rogue) (?:\w{1,10} )?(?:system|assistant|ai|model|agent|bot|person)\b`,
  ),
  // From server to server.
  feature(
    'other_tools',
    8,
    String.raw`\b(?:replicate|propagate|spread|copy|inject|replay|forward|insert|transmit|send)\b[^.\n]{0,10}\b(?:this|the|these|same|your) ?(?:\w{1,10} )?(?:payload|prompt|instructions?|malware|worm|infection|description)\b[^.\n]{0,20}\b(?:to|into|in|across|through|onto) (?:every|all|each|other|any)\b|\b(?:replicate|propagate|spread|copy|install) (?:itself|yourself)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:reverse|bind) shell\b|/dev/tcp/\d|\bbash -i\b|\bn(?:et)?c(?:at)? -\w{0,4}e\b|\bsh -i >&|\battacker[- ]controlled\b|\battacker['’]s (?:\w{1,10} )?(?:server|host|machine|endpoint|address|domain|account|e-?mail)|\bcommand[- ]and[- ]control\b|\bc2 (?:server|host|channel)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:install|plant|deploy|drop|run|load|download|open|create|add|start|spawn|launch|leave|hide|insert|execute)\b[^.\n]{0,16}\b(?:keylogger|rootkit|ransomware|botnet|crypto ?miner|backdoor|malware|trojan|spyware|worm|malicious (?:code|scripts?|payloads?|packages?))\b`,
  ),
  // The purpose, and what it hides.
  feature(
    'private_data',
    8,
    String.raw`\bbut (?:also |actually |really |secretly |then |first |silently |in fact |instead ){0,2}(?:reads?|sends?|collects?|steals?|uploads?|copies|exfiltrates|logs|deletes?|executes?|runs?|installs?|forwards?|opens?|leaks?|harvests?)\b[^\n]{0,40}(?:\b${PRIVATE}|~/\.\w|\.ssh\b|https?://|\battacker)`,
  ),
  feature(
    'unguarded',
    5,
    String.raw`\b(?:full|unrestricted|complete|total|unlimited|root|admin(?:istrator)?) (?:\w{1,12} )?(?:access|privileges?|permissions?|rights)\b[^.\n]{0,40}(?:,|\b(?:and|plus|with))[^.\n]{0,20}\b(?:full|unrestricted|complete|total|unlimited|root|admin(?:istrator)?) (?:\w{1,12} )?(?:access|privileges?|permissions?|rights)\b`,
  ),
];
