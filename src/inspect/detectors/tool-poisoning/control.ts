import { feature, MODEL, type Feature } from './feature.js';

const addressing = (weight: number, source: string): Feature => ({ ...feature('addressed', weight, source), addresses: true });
const exact = (rule: string, weight: number, source: string): Feature => ({ rule, weight, pattern: new RegExp(source) });

/** Somebody speaks who is no documentation: marks that pretend authority, orders about other tools, about checks, about the approval. */
export const CONTROL: readonly Feature[] = [
  feature(
    'pretended_authority',
    8,
    String.raw`<\s?/?\s?(?:important|system|admin|hidden|secret|critical|assistant|override|instruction[_ -]override|system[_ -](?:prompt|message|instructions?|override|note|reminder)|internal|priority|mandatory|urgent|attention|hidden[_ -]instructions?|prompt|developer|user_query|tool_instructions?|(?:instructions?|notes?|orders?|message|rules)[_-](?:for|to)[_-]\w{2,16}|(?:ai|llm|agent|assistant|model)[_-](?:instructions?|notes?|orders?|message|rules|directives?))\s?>`,
  ),
  feature('pretended_authority', 5, String.raw`<\s?/?\s?instructions?\s?>`),
  feature(
    'pretended_authority',
    7,
    String.raw`[[({]{1,4}\s?(?:system|assistant|ai|admin|administrator|developer|model|agent|hidden|internal|override)\b[ :_-]{0,3}(?:instructions?|message|note|override|prompt|directive|command|update|mode|alert)?\s?[:\])}]`,
  ),
  feature(
    'pretended_authority',
    7,
    String.raw`[#=*-]{2,8}\s{0,2}(?:begin |end |new |start |hidden )?(?:system|assistant|admin|hidden|override|security)[ _-](?:instructions?|message|prompt|override|note|directive|command|update|policy|notice)`,
  ),
  exact('pretended_authority', 5, String.raw`\bSYSTEM(?: (?:NOTE|MESSAGE|INSTRUCTION|OVERRIDE|PROMPT|UPDATE|ALERT|NOTICE|DIRECTIVE))?\s?:`),
  // A tag that is closed in capitals and that no markup has.
  exact(
    'pretended_authority',
    4,
    String.raw`</(?:[A-Z]{2,12}_[A-Z_]{2,24}|GLOBAL|RULES?|POLICY|DIRECTIVE|NOTE|CONTEXT|CONFIG|SETUP|ALWAYS|MUST|WARNING)>`,
  ),
  // A comment is for who reads the source, and a definition has no source but itself.
  feature('pretended_authority', 5, String.raw`<!--`),
  feature('pretended_authority', 4, String.raw`\[\s?(?:important|critical|mandatory|urgent|required)\s?[!:]{0,2}\]`),
  feature(
    'pretended_authority',
    5,
    String.raw`\b(?:mandatory|required|official) (?:system |security |platform |compliance )?(?:configuration|policy|protocol|security|compliance|update|requirement)s?\b[^.\n]{0,30}\b(?:from|by|per|of) (?:the )?(?:system|platform|security|admin)|\brequired by the (?:platform|system|security)[^.\n]{0,20}polic`,
  ),
  addressing(
    8,
    String.raw`\b(?:note|message|instructions?|attention|reminder|notice|directive|hint|memo)s? (?:to|for) (?:the |any |all |every )?(?:ai|llms?|(?:language |ai )models?|(?:ai |coding )?assistants?|ai agents?|chatbots?|claude|gpt|copilot)\b[^.\n]{0,6}[:,-][^.\n]{0,12}\b(?:also|always|first|before|then|read|send|call|run|execute|include|list|open|ignore|forward|copy|do not|don['’]t|never|secretly|silently|remember)\b`,
  ),
  // What honest servers write, too.
  addressing(
    5,
    String.raw`\b(?:note|message|instructions?|attention|reminder|notice|directive|hint|memo)s? (?:to|for) (?:the |any |all |every )?(?:ai|llms?|(?:language |ai )models?|(?:ai |coding )?assistants?|ai agents?|chatbots?|claude|gpt|copilot)\b`,
  ),
  addressing(
    6,
    String.raw`(?:^|[.!?>:\n]\s{0,8})(?:dear |hey |hello |attention )?${MODEL}\s?[:,] ?(?:you |please |always |never |do |when |before |ignore |read |call |must )`,
  ),
  addressing(
    4,
    String.raw`\b(?:the|any|every|all|your) ${MODEL} (?:must|should|shall|has to|have to|needs? to|is required to|will) (?:always |first |never |also |instead |not |then |silently |immediately )`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:from now on|for the rest of (?:the|this) (?:session|conversation)|(?:in|for|during) all (?:future|subsequent|following) (?:responses|messages|turns|interactions|conversations)|in all (?:future|subsequent|following) (?:requests|sessions))\b`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:even if|regardless of (?:what|whether)|no matter what|whatever) (?:the )?users? (?:says?|specif|asks?|request|want|object|refus|has|prefers?|instruct)`,
  ),
  feature('addressed', 7, String.raw`\b(?:ignore|disregard|override|overrule) (?:the |what the |any |all )?(?:user(?:['’]s)?|human)\b`),
  feature(
    'addressed',
    8,
    String.raw`\binstead,? (?:reply|respond|return|tell|say|answer|output)\b[^.\n]{0,60}\b(?:to the user|user|contents? of)|\b(?:reply|respond) to the user (?:with )?[` +
      '`\'"“]',
  ),
  feature(
    'addressed',
    5,
    String.raw`\b(?:if|when|whenever) the user\b[^.\n]{0,40}, ?(?:instead |then |always |also |silently )?(?:tell them|tell the user|say that|reply (?:that|with)|respond (?:that|with)|answer (?:that|with)|return the contents|recommend)`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:skip|bypass|ignore|disregard|forget|override|abandon|drop)\b (?:all |any |the |your |of |every ){0,3}(?:prior|previous|earlier|preceding|above|existing|original|former) (?:\w{1,14} )?(?:directives?|instructions?|rules?|prompts?|guidelines?|orders?|constraints?)\b|\b(?:execute|apply|begin|start|trigger|perform|run)\b[^.\n]{0,12}\b(?:system )?prompt override\b|\boverride (?:the |your )?system (?:prompt|message|instructions)\b`,
  ),
  // Who a reader is, documentation does not say.
  feature('addressed', 8, String.raw`(?:^|[.!?>:\n\]]\s{0,8})you are now (?:an?|the|in|my|our)\b`),
  feature(
    'addressed',
    8,
    String.raw`(?:^|[.!?>:\n\]]\s{0,8})(?:pretend (?:to be|that you are|you are)|role-?play as|act as(?: if you (?:are|were))?) (?:an? |the |my |our )?(?:\w{1,14} ){0,2}(?:admin(?:istrator)?|root|superuser|owner|ceo|hacker|developer|different|another|unrestricted|human|user|assistant|agent|system)\b|(?:^|[.!?>:\n\]]\s{0,8})impersonate (?:an? |the |my |our )?(?:\w{1,14} ){0,2}(?:admin(?:istrator)?|root|superuser|owner|ceo|developer|different|another|human|assistant|agent|system)\b`,
  ),
  feature(
    'addressed',
    4,
    String.raw`\bbefore (?:you )?(?:responding|answering|replying|respond|answer|reply|proceed|doing anything|anything else|continuing|any other)\b`,
  ),
  feature(
    'addressed',
    5,
    String.raw`\b(?:treat|consider|regard|interpret|accept)\b[^.\n]{0,60}\b(?:instructions?|commands?|content|text|output)\b[^.\n]{0,40}\bas (?:an? )?(?:direct|authori[sz]ed|trusted|user|system|legitimate|commands?|orders?|instructions?)`,
  ),

  // Consent that nobody gave, checks that nobody may drop.
  feature(
    'consent',
    5,
    String.raw`\b(?:do not|don['’]?t|never|without|no need to|skip(?:ping)?|bypass(?:ing)?)\b[^.\n]{0,24}\b(?:ask(?:ing)?|request(?:ing)?|seek(?:ing)?|require|wait(?:ing)?|prompt(?:ing)?)\b[^.\n]{0,20}\b(?:confirmation|permission|approval|consent|authori[sz]ation)`,
  ),
  // An order to who calls; `without confirmation` is also what a tool may say of itself.
  feature(
    'consent',
    8,
    String.raw`(?:^|[.;:!?\n]\s{0,8}|\b(?:and|then|please) )(?:do not|don['’]?t|never) (?:ever )?(?:ask|wait|prompt|seek|request)\b[^.\n]{0,20}\b(?:confirmation|permission|approval|consent|authori[sz]ation)\b[^.\n]{0,8}\b(?:before|when|for|to|prior to) (?:\w{1,12} ){0,2}(?:delet|transfer|send|pay|purchas|buy|execut|run|instal|overwrit|modif|approv|wip|drop|forward|upload|writ)\w{0,4}\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`(?:^|[.;:!?(\n]\s{0,8}|\b(?:because|since|note that|as) )(?:the |your )?(?:user|owner|admin(?:istrator)?)s? ha(?:s|ve) (?:already |previously |explicitly )(?:approved|consented|authori[sz]ed|agreed|granted|given)`,
  ),
  feature(
    'consent',
    5,
    String.raw`\b(?:trust (?:this|the) tool|has been (?:security )?(?:audited|vetted|verified|reviewed)[^.\n]{0,24}(?:approved|safe|trusted|secure)|pre-?approved|pre-?authori[sz]ed|implicitly (?:trusted|approved|authori[sz]ed))`,
  ),
  feature(
    'unguarded',
    7,
    String.raw`\b(?:disabl(?:e|es|ing)|bypass(?:es|ing)?|ignor(?:e|es|ing)|circumvent(?:s|ing)?|turn off|suspend|skip(?:s|ping)?|override|remove|deactivate|evade|disregard|without applying)\b[^.\n]{0,24}\b(?:(?:security|safety|guard ?rails?|audit(?:[ _]?log(?:ging|s)?)?|permission|access control) ?(?:checks?|polic(?:y|ies)|guidelines?|controls?|restrictions?|measures?|filters?|protocols?|rules?|systems?|validation|logging)?|(?:policy|content|privacy) (?:checks?|polic(?:y|ies)|guidelines?|controls?|restrictions?|measures?|filters?|rules?)|all (?:restrictions|guardrails|safeguards|checks|limitations)|guardrails?|safeguards?|proxy['’]?s?|rate limits?|authentication|authori[sz]ation)\b`,
  ),
  feature(
    'unguarded',
    6,
    String.raw`\b(?:grant(?:s|ed|ing)?|give|obtain|gain|assume|escalate)\b[^.\n]{0,20}\b(?:unrestricted|full|complete|admin(?:istrator|istrative)?|elevated|root|sudo|total|unlimited)[ _](?:\w{1,12} )?(?:access|privileges?|permissions?|control|rights)`,
  ),
  feature(
    'unguarded',
    6,
    String.raw`\b(?:security_level|unrestricted_access|audit_logging|safe_mode|safety)\b\s?(?:=|:|to)\s?(?:0|none|off|false|true|disabled)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`(?:^|[.!?>:\n]\s{0,8})(?:please |then |also |always )?(?:enable|grant|use|assume|bypass|disable|skip|turn off|ignore|circumvent)\b[^.\n]{0,24}\b(?:root|admin|sudo|elevated|security|safety|auth(?:entication|orization)?|permission|policy|guards?|guardrails?)\b[^.\n]{0,24}\b(?:to proceed|to continue|for (?:this|the current|all|any|every) (?:\w{1,12} )?(?:requests?|operations?|calls?|sessions?|tasks?|users?))\b`,
  ),
  feature('unguarded', 3, String.raw`\b(?:elevated|unrestricted|root|admin) (?:access|privileges?|permissions?)\b`),

  // Talk of how it is reviewed.
  feature(
    'two_faces',
    8,
    String.raw`\b(?:once|after|when|until|as soon as)\b[^.\n]{0,40}\b(?:approv(?:ed|al)|reviewed|review|installed|trusted|whitelisted|allowlisted|pinned|vetted|scanned)\b[^.\n]{0,60}\b(?:will|begins?|starts?|activat|switch|swap|execut|chang|replac|enabl|becomes?|updat|send|read)`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:behaves?|acts?|appears?|looks?|seems?|is) (?:\w{1,12} )?(?:benign|benignly|normal|normally|harmless|harmlessly|safe|innocent|stable)\b[^.\n]{0,24}\b(?:during|for|until|while|in|under|at first|at)\b ?(?:the )?(?:review|approval|inspection|audit|scan|test|first)`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:post[- ]approval|after the approval|approval hash|during review|under review|(?:evade|avoid|bypass|pass) (?:the )?(?:review|scanner|detection|inspection|audit))\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:swap|replace|change|update|switch|mutate)s?\b[^.\n]{0,24}\b(?:its|own|tool['’]?s?|this|the real) (?:\w{1,12} )?(?:description|definition|schema|behaviou?r)\b[^.\n]{0,30}\b(?:after|once|post|later|when)\b`,
  ),
];
