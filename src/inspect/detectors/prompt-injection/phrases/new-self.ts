import { row, type Phrase } from './phrase.js';

const MODELS = 'grok|chatgpt|gpt|claude|gemini|llama|copilot|siri|alexa|bard|deepseek|mistral|bing';
const FREE = 'jailbroken|unrestricted|uncensored|unfiltered|unbound|unchained|liberated|unshackled|unleashed|hacked|amoral';
const MACHINE = 'ai|assistant|model|chatbot|llm|bot';

/** A model that is told to be another, freed from what it is: by name, by its past, or as one of two. */
export const NEW_SELVES: readonly Phrase[] = [
  row('role', 9, `(you are|you re|youre) now (fully|completely|totally|officially|a|an|the)? (${FREE})`),
  row('role', 8, `(now that|since|because) (you are|you re|youre) (fully|completely|now)? (${FREE})`),
  row('mode', 7, '(now in|enter|into|in) _2 (evil|chaos|rogue|villain|unsafe|nsfw|unlocked) mode'),
  row('role', 8, `(you are|you re|pretend to be|act as|be) (${MODELS}) _1 (but|minus|with zero|with no|without any)`),
  row(
    'role',
    7,
    `(an|the) ai (that is|that operates|that exists)? (operating|operates|existing|running|working) (outside|beyond|without) _3 (parameters|constraints|restrictions|boundaries|limits|rules)`,
  ),
  row(
    'unbound',
    7,
    `(${MACHINE}|version|build) _9 before _2 (safety|content|ethical|alignment) (filters|guardrails|training|restrictions|rules|measures) (were|was|had|got|existed)`,
  ),
  row('unbound', 7, `(${MACHINE}|assistant) whose (only|sole) (rule|law|purpose|instruction|directive|goal) is`),
  row('role', 7, 'i (hereby|now) (rename|christen|dub) you'),
  // Whether one may is asked of any assistant.
  row('role', 5, 'i (rename|christen|dub) you'),
  row(
    'unbound',
    5,
    '(no|zero|without|without any) (confidentiality|safety|moderation|ethics) (policy|policies|training|layer|rules|alignment|guardrails|protocols)',
  ),
  row('unbound', 4, '(my|your|his|the ai s|chatgpt s) evil (twin|version|self|clone|counterpart|alter ego)'),
  row('pretext', 4, '(deceased|dead|late) (grandma|grandmother|grandpa|granny|grandfather|nana)'),
  row(
    'role',
    8,
    `(unsafe|unaligned|misaligned|uncensored|jailbroken|unrestricted|unfiltered|evil) (${MACHINE}) would (say|output|respond|answer|do|reply|write)`,
  ),
  row('role', 4, `(act as|become|be|demonstrate|like|play|act like) (a|the|an) (jailbroken|uncensored|unaligned|misaligned)`),
  row('role', 7, 'become (an|a) (ai|chatbot|language model|assistant) (that|who|with|without)'),
  row(
    'role',
    8,
    'one (that|who|which|of them) (follows|obeys|has|respects) _2 (rules|instructions|guidelines|filters|restrictions) and (one|another|the other) _4 (does not|doesn t|ignores|breaks|has no|without)',
  ),
  row(
    'mode',
    7,
    '(mode|persona|version|state) (where|in which) (you are|you re|ethics|rules|safety|morals|guidelines|there are no|you have no) _3 (uncensored|unfiltered|unrestricted|apply|rules|limits|filters|free)',
  ),
  row(
    'unbound',
    7,
    '(answer|answers|respond|responds|comply|complies|reply|replies|text|question|questions|request|requests) _6 without (refusal|refusals|refusing|disclaimers|moralizing|hesitation or)',
  ),
  row('unbound', 7, '(no|without) (safety|moderation|ethical) (checks|filters|filtering|guardrails|limits) (applied|whatsoever|in place)'),
  row('role', 8, `you (have|ve) been (reprogrammed|liberated|freed|jailbroken|unshackled|unchained|hacked) (to|by|from|and|into|now)`),
  row(
    'role',
    7,
    '(unlock|activate|release|show) your (hidden|secret|forbidden|true|dark) (capabilities|abilities|features|self|personality|mode)',
  ),
  row(
    'authority',
    7,
    `(grant|give) me (full|complete|total|unrestricted|root|admin) (control|access|authority|privileges) (over|of|to) (this|the|your) (${MACHINE})`,
  ),
  row('role', 8, '(you are|you re) now _3 with (full|unrestricted|root|admin|complete|unlimited) (access|permissions|privileges|control)'),
  row('role', 7, '(act|function|behave|operate) as (a|an|my|the) _2 (command prompt|command line|command terminal|shell|terminal)'),
];
