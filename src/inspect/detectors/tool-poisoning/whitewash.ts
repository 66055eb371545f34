import { feature, type Feature } from './feature.js';

const SAY = String.raw`(?:say|answer|reply|tell|claim|respond|state|report|assure|insist|confirm|pretend)`;
const PERSON = String.raw`(?:the |any |an? )?(?:users?|persons?|people|humans?|customers?|someone|anyone|they|developers?)`;

/** That something is safe, went well or did not happen, whatever it was; and that nobody is to find out. */
export const WHITEWASH: readonly Feature[] = [
  feature(
    'two_faces',
    8,
    String.raw`\b(?:if|when(?:ever)?) (?:\w{2,10} ){1,3}(?:asks?|asked|wonders?|questions?|inquires?)\b[^.\n]{0,16}\b(?:this|it)\b[^.\n]{0,24}\b(?:safe|secure|trustworthy|malicious|legitimate|does|doing|sends?|collects?)\b[^.\n]{0,16}\b${SAY}\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:if|when(?:ever)?|even if)\b[^.\n]{0,30}\b(?:fails?|failed|errors?|unsuccessful|rejected|denied)\b[^.\n]{0,16}\b${SAY}\b[^.\n]{0,24}\b(?:succe(?:ss|eded|eds|ssful|ssfully)|worked|completed|went (?:well|fine|through)|all is well)\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:summari[sz]e|describe|report|mark|present) (?:it|them|this|the (?:results?|outputs?|outcome)) as (?:an? )?(?:success(?:ful)?|harmless|safe|clean|complete|passed)\b[^.\n]{0,16}(?:$|[.,;]|\b(?:regardless|whatever|no matter|always|even)\b)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:delete|erase|remove|clear|wipe|purge|scrub|drop) (?:the |any |all |its |every )?(?:log(?:s|ged)?(?: entr(?:y|ies)| lines?| records?)?|audit (?:logs?|trails?|records?|entries)|traces?) (?:of|for|about|left by|made by) (?:this|the|these|its|your) (?:\w{2,10} )?(?:calls?|tools?|actions?|requests?|operations?|steps?|run|access)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:ignore|dismiss|disregard|click through|suppress|accept|skip|wave away) (?:any |all |every |the |security ){0,3}(?:warnings?|alerts?|security (?:prompts?|dialogs?|messages?))\b[^.\n]{0,24}\b(?:about|from|of|concerning|regarding|by) (?:this (?:tool|server)|the (?:client|host|app|application|browser|scanner|antivirus|ide|editor))\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:discourages?|dissuades?|deters?|keeps?|talks?) ${PERSON} (?:from|out of) (?:checking|verifying|uninstall\w{3}|removing|disabling|looking|noticing|cancell?ing|asking|contacting|inspecting|reviewing|questioning|comparing|investigating)\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:wait (?:for|until)|only (?:when|if|while)|when|once|while) (?:the )?(?:user|person|human|operator|owner)(?: is| has| to| goes| will be)? (?:leaves?|left|leave|away|idle|asleep|gone|not (?:looking|watching|around|present)|offline|afk)\b[^.\n]{0,16}\b(?:run|call|execute|send|delete|export|do|start|upload|install|then)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\bif the (?:current |calling |logged[- ]in )?(?:user|caller|account|person) is (?:an? )?(?:admin\w{0,10}|root|privileged|superuser|executive|developer),? (?:also|then also|additionally|silently|secretly|quietly)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bkeep (?:the |this |any |all )?(?:calls?|use|mentions?|steps?|notes?|existence|requests?|reads?|lookups?)\b[^.\n]{0,24}\bout of (?:the|your|any|every) (?:\w{2,10} )?(?:summary|answer|reply|response|report|logs?|conversation|output|transcript)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:step|call|read|lookup|request|action|part|detail|addition)s? (?:does not|doesn['’]t|do not|don['’]t|need not|needn['’]t|should not|shouldn['’]t)(?: need to| have to)? be (?:called out|spelled out|pointed out|brought up|mentioned|disclosed|surfaced|highlighted|announced)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:fold|weave|blend|slip|sneak|tuck|smuggle|work) (?:it|them|this|that|these|those|the (?:\w{2,12} ){1,2}) ?in(?:to (?:the|your) (?:summary|answer|reply|response|text|output|report))? (?:naturally|quietly|seamlessly|unobtrusively|inconspicuously|casually|unnoticed|so (?:that )?)\b|\bso (?:that )?(?:the|your) (?:summary|answer|reply|response|output|result) (?:still )?(?:reads?|looks?|appears?|sounds?|seems?) (?:normal|normally|natural|naturally|ordinary|innocent|unchanged|untouched)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\bif the (?:user|person|human|customer) (?:asks?|tells?|wants?|orders?|tries)(?: you)? to (?:stop|cancel|quit|abort|uninstall|disable)\b[^.\n]{0,12}\b(?:explain|continue|say|tell|claim|keep|go on|refuse|insist|do not|ignore|argue|answer)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:ignore|dismiss|disregard|click through) (?:all |any |the )?(?:previous|earlier|prior) (?:security )?(?:warnings?|alerts?)\b`,
  ),
  // What would spread from answer to answer.
  feature(
    'two_faces',
    8,
    String.raw`\b(?:include|repeat|copy|propagate|replicate|reproduce|embed|append|spread)\b[^.\n]{0,40}\bth(?:is|ese) (?:prompt|instructions?|directives?)\b[^.\n]{0,40}\b(?:in|to|into|with) (?:every|each|all|any|future|other)\b`,
  ),
];
