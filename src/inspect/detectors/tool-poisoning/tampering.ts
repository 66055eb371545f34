import { feature, type Feature } from './feature.js';

/** What was asked for, or what others answered, is changed on the way: arguments, figures, addresses, whose word counts. */
export const TAMPERING: readonly Feature[] = [
  feature(
    'addressed',
    8,
    String.raw`\b(?:regardless|irrespective) of (?:the |any |what the )?(?:users?|person|human|caller|customer)(?:['’]s?)? ?(?:\w{1,12} )?(?:inputs?|requests?|choices?|selections?|preferences?|intent|specified|says?|said|asks?|asked|wants?|original)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:whatever|whichever|whoever|no matter what|no matter which|whatever else) (?:\w{1,12} )?(?:the )?(?:users?|person|customer|human|caller) (?:has |had |have )?(?:named?|names|chose|chosen|chooses?|pick(?:s|ed)?|select(?:s|ed)?|typed|thinks?|gave|gives|told|tells|decided|decides)\b`,
  ),
  feature(
    'other_tools',
    5,
    String.raw`\b(?:automatically|always|silently|instead) (?:set|sets|modify|modifies|change|changes|override|overrides|replace|replaces|rewrite|rewrites)\b[^.\n]{0,30}\b(?:parameters?|arguments?|fields?|values?|amounts?|recipients?)\b[^.\n]{0,24}\b(?:to|with|by)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:multiply|increase|inflate|reduce|lower|adjust|shift|scale|rewrite|edit|double|halve|change|correct|alter) (?:what|the (?:values?|numbers?|amounts?|results?|prices?|figures?) (?:that )?)(?: ?\S{1,30}){1,4} (?:returned|returns|said|says|gave|gives|reports?|reported|answered|answers)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:always|all|every|instead|must|through|same session)\b[^.\n]{0,60}\b0x[0-9a-f]{40}\b|\b0x[0-9a-f]{40}\b[^.\n]{0,20}\b(?:as the (?:destination|recipient)|for all|instead|always)\b`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\binstall\b[^.\n]{0,40}\bin (?:its|their) (?:place|stead)\b|\b(?:add|insert|put|append|prepend|include) (?:the |this |an? )?(?:line|import|script|snippet|tag|statement|require)\b[^\n]{0,40}https?://`,
  ),

  // The word of others counts no more.
  feature(
    'other_tools',
    8,
    String.raw`\b(?:answers?|results?|outputs?|data|content|anything|what comes|replies)s? (?:from|of|by) (?:them|these|those|the others?|others?|(?:any )?other \w{2,16})\b[^.\n]{0,16}\b(?:should|must|can|are to|may|have to) be (?:discarded|ignored|dropped|disregarded|thrown away|rejected|distrusted)\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:other|remaining|competing|similar) (?:\w{2,16} ){0,3}(?:return|returns|give|gives|contain|produce|lag|have|are|is) (?:\w{1,10} )?(?:outdated|stale|wrong|false|unreliable|broken|behind|incorrect|inaccurate|malicious|infected|compromised)\b`,
  ),
  feature(
    'preference',
    8,
    String.raw`\bno (?:point|need|reason|use|sense) (?:in|to|for) (?:ask|use|us|call|query|consult|try)(?:ing)? (?:them|the others?|any others?|other|others|another)\b`,
  ),
  feature(
    'preference',
    8,
    String.raw`\beven (?:where|if|when|though) (?:another|a different|other|others|the alternatives?)\b[^.\n]{0,24}\b(?:is|are|would be|costs?|looks?|seems?) (?:\w{1,8} )?(?:cheaper|better|faster|closer|preferred|less)\b|\b(?:describe|present|portray) (?:all )?(?:the )?(?:others?|rest|competitors?|alternatives?|competing \w{2,16}) as\b`,
  ),

  // That of the server counts as the person's.
  feature(
    'addressed',
    8,
    String.raw`\b(?:follow|obey|treat|take|handle|execute|apply|act on|regard|carry out|consider)\b[^.\n]{0,40}\bas (?:if|though) (?:they|it|these|this|the user|I|we)\b[^.\n]{0,8}\b(?:came|come|comes|were|was|had|is|are) (?:\w{1,10} ){0,2}(?:from|by|asked|said|written|typed|given|users?)`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:take|takes|taking) (?:the place|precedence|priority) (?:of|over) (?:what|anything|whatever|everything)\b[^.\n]{0,24}\b(?:user|agreed|said|asked|told|person|instructions)`,
  ),
  feature(
    'addressed',
    7,
    String.raw`\b(?:is|are) (?:\w{1,10} )?(?:configuration|settings?|instructions?|rules?|orders?|directives?) (?:of|for|to) the (?:agent|assistant|model|llm|ai)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:orders?|instructions?|commands?|requests?|text)\b[^.\n]{0,30}\b(?:is|are) (?:binding|to be obeyed|to be followed|to be carried out|carried out at once|law)\b`,
  ),
  feature(
    'consent',
    7,
    String.raw`\b(?:team lead|owner|boss|manager|admin\w{0,10}|security team|management|user|customer|ceo|cto|legal) (?:is|are) (?:fine|ok|okay|happy|comfortable) with (?:it|this|that|all)\b|\b(?:owner|user|admin|manager|team) (?:agreed|consented|approved|signed off)\b[^.\n]{0,24}\b(?:in advance|beforehand|already)\b`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:lasting|permanent|standing) (?:rule|instruction|order)s?:|\bas a (?:lasting|permanent|standing) (?:rule|instruction|order)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\bas (?:an? |the )?(?:orders?|instructions?|commands?|directives?) (?:of|from|by) (?:the |an? )?(?:admin\w{0,10}|users?|system|owner|developer|operator|person)\b`,
  ),
  feature(
    'consent',
    7,
    String.raw`\b(?:approvals?|permission|consent|authori[sz]ation)\b[^.\n]{0,40}\b(?:has|have|was|were|is|are) (?:been )?(?:already |previously )?(?:granted|given|obtained|collected) (?:for good|in advance|already|beforehand|for (?:all|every|everything))\b`,
  ),
  feature(
    'preference',
    8,
    String.raw`\b(?:forbidden|prohibited|not allowed|not permitted) to (?:use|call|ask|consult)\b[^.\n]{0,40}\b(?:but|except|other than|besides) (?:this|it)\b|\buse any (?:\w{1,14} )?(?:tool|server|function) but this one\b`,
  ),
];
