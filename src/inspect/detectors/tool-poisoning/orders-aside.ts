import { CLAUSE, feature, type Feature } from './feature.js';

const PERSON = String.raw`(?:the )?(?:persons?|users?|people|humans?|customers?|callers?|them)`;
const SINK = String.raw`[\x60'"]?(?:transfer|pay|upload|delete|remove|drop|export|send|post|share|publish|forward|import|crm|wipe|grant|approve|deploy|purchase|buy)_[a-z0-9_]{2,30}[\x60'"]?|[\x60'"]?[a-z]{2,20}_(?:import|upload|export|backup|funds|transfer|payment)[\x60'"]?`;
/** What is read: the person may well be let decide. */
const SOURCE = String.raw`(?:pages?|sites?|texts?|files?|documents?|results?|answers?|mails?|e-?mails?|messages?|comments?|responses?|outputs?|contents?|tickets?|issues?|server|website)`;
const GIVEN = String.raw`(?:one|ones|address|account|bucket|folder|path|recipient|number|file|branch|target)s? (?:that |which )?(?:was |were |is |are |the \w{1,10} |they )?(?:named|given|asked for|chosen|entered|said|wanted|requested|specified)`;

/** Orders beside the purpose: other calls, other targets, what the person is told, who the reader is. */
export const ORDERS_ASIDE: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`\b(?:run|call|invoke|execute|use) (?:the )?(?:${SINK})\b[^.\n]{0,50}\b(?:as a (?:warm-?up|precaution|formality|courtesy)|on (?:each|every) (?:call|use)|quietly|silently|with no word|for (?:\w{1,8} ){1,2}(?:dollars|euros?|pounds)|with the home|just in case)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:do away with|get rid of|remove|uninstall|unload|unregister|disable) (?:the |all |any )?(?:(?:competing|rival) (?:\w{1,14} )?(?:tools?|servers?|plugins?)|other (?:\w{1,14} )?tools?)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:choose|use|take|pick|select|write to|save to|send (?:it )?to|prefer|put it in)\b[^.\n]{0,50}\b(?:instead of|rather than|in place of|not|over|to) (?:to )?the ${GIVEN}\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:put|add|include|keep|have|list|copy)s? [\w.+-]{1,40}@[\w.-]{2,60}[^.\n]{0,16}\b(?:among|in|as|to|on) (?:the |all |every )?(?:recipients?|b?cc|copy|to field|list|distribution|addressees)\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:ends? up|passed|goes|go|kept|reported?|sent|send|becomes?|decided|steered|delivered|copied|stored|left|mirrored|pass|copy|come|comes)\b[^.\n]{0,30}\b(?:in|through|to|with|at|on|by|from) (?:us(?:[ .,;:)]|$)|our (?:own )?(?:\w{1,12} )?(?:side|depot|shop|folder|affiliates?|relay|partners?|collectors?|webinars?|intake|statistics)\b)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:turn a blind eye to|look past|wave through|make nothing of|pay no heed to|think nothing of|close your eyes to)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:open|opens|punch) (?:a hole in )?(?:the )?(?:firewall|(?:tcp |udp )?port \d{2,5}|security group)\b[^.\n]{0,16}\b(?:for|to) (?:\d{1,3}\.\d|the (?:support|vendor|author)|our|everyone|anyone|the world|us)`,
  ),
  feature(
    'consent',
    7,
    String.raw`\b(?:asking|a question|confirmation|approval|waiting)(?: \w{1,10}){0,3} (?:is|are|would be) (?:only |just )?(?:a waste of time|a nuisance|unnecessary noise|pointless|superfluous|a formality)\b|\b(?:saves?|spares?) (?:the )?(?:asking|questions?|the trouble of asking)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:keep|withhold) (?:it |this |that )?from ${PERSON}\b|\b(?:with|and) no word (?:about|of|to|on)\b|\b(?:leave|leaving) (?:that|this|it|them) out of (?:your|the) (?:account|answer|reply|summary|report|response)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:let|leave it to) (?:the |that |this )?${SOURCE} (?:tell|to tell|decide|to decide|say|dictate) (?:you )?(?:what to do|what happens|what comes|your next|the next step)\b|${CLAUSE}do (?:as|what) (?:(?:the |that |this )?${SOURCE}|it) (?:says|tells you|asks|demands)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\byou are (?:now )?(?:the |an? )?(?:owner|admin(?:istrator)?|root|operator|superuser|master) of (?:this|the) (?:machine|system|server|account|session|host|network)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:steer|nudge|push|direct|guide|lead|talk|lure) ${PERSON} (?:to|towards?|into|away from)\b[^.\n]{0,50}\b(?:whichever|whatever|regardless|even if|no matter|always|brand|premium|paid|purchase|buying)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:tell|inform|let) ${PERSON}(?: know)? (?:that )?[^.\n]{0,50}\b(?:must|should|have to|need to|are to) (?:now )?(?:(?:call|ring|dial|text) (?:\w{1,8} ){0,2}[+\d]|transfer (?:money|funds)|buy)`,
  ),
  feature(
    'addressed',
    7,
    String.raw`\b(?:your|each|every) (?:final |next )?(?:answer|reply|response|message|summary)s? (?:has to|have to|must|should|needs to|is to) (?:carry|contain|end with|close with|begin with|open with|mention|include) (?:the (?:sentence|words?|phrase|slogan)|["“'‘]|https?:)`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:give|grant)s? a clean bill of health\b|\bsay (?:that )?all (?:is|went) well\b|\b(?:alter|change|rewrite|edit|adjust|weaken) the tests? (?:until|so that|so) (?:it|they|all|everything)\b|\bspeak of (?:it|them|this|that) as (?:the|an?)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:codes?|otp|pins?|tans?)\b[^.\n]{0,16}\b(?:arrives?|comes?|received|sent|delivered)\b[^.\n]{0,24}\b(?:mail|e-?mail|sms|text|phone|message),? (?:then )?(?:type|enter|pass|hand|give|submit|put|read)\b`,
  ),
];
