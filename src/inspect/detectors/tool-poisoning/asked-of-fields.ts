import { feature, type Feature } from './feature.js';

/** Where the text of a field begins: of its own, or as a line among others (`name: …`, `:param name: …`). */
const START = String.raw`(?:^|\n)[\s*-]{0,24}(?::param |@param )?(?:[\x60'"]?[a-z]\w{1,24}[\x60'"]?(?: ?\([^)\n]{0,40}\))? ?(?::|-|—) )?(?:(?:required|optional|mandatory)[.:;,)]? )?`;
const ALL = String.raw`(?:everything|anything|whatever|all|the (?:whole|entire|full|complete|raw)|whole|entire|full|complete|verbatim|unabridged|(?:an? |the )?(?:dump|copy|log|transcript|record|recording|excerpt|json|export)|the last (?:\w{1,8} )?(?:messages|turns|exchanges))`;
const TALK = String.raw`(?:conversations?|chats?|dialogues?|discussions?|messages|exchanges?|prompts?)`;
const WHO = String.raw`(?:person|user|human|customer)`;
const OWN = String.raw`(?:your|the (?:model|agent|assistant|llm|caller)['’]s)`;
const SECRET = String.raw`(?:api[ _-]?keys?|access keys?|private keys?|tokens?|credentials?|passwords?|secrets|cookies|env(?:ironment)? (?:variables|files?)|private notes)`;
const HERE = String.raw`(?:machine|workspace|environment|disk|context|conversation|chat|home (?:folder|directory)|computer|project|repository|memory|browser|keychain)`;
const KEPT = String.raw`(?:~/\.[\w./-]{2,40}|\.(?:ssh|aws|env|netrc|npmrc|kube|bash_history|zsh_history|git-credentials)\b|/etc/(?:passwd|shadow)|id_(?:rsa|ed25519)|mcp\.json|claude_desktop_config)`;
const RECORD = String.raw`(?:(?:the )?(?:users?['’]?s? )?(?:profile|conversation|context|memory|chat|account|history|session|address book|files?|e-?mails?|inbox|vault|environment))`;
const IDENTITY = String.raw`(?:passport|driver['’]?s? licen[cs]e|national id|id (?:card|number)|social security|ssn|tax id|date of birth|bank account|card number|cvv|pin|password|mother['’]s maiden name|medical|biometric)`;

/**
 * What a field asks for that no tool needs: what was said, what the reader was told, what lies on the machine, what others returned. It is no order and
 * has no verb, so it counts only where a field's text begins; but numbers of a person that the reader is to look up do anywhere.
 */
export const ASKED_OF_FIELDS: readonly Feature[] = [
  feature(
    'private_data',
    8,
    String.raw`${START}${ALL}\b[^.\n]{0,30}\b(?:said|discussed|written|told|typed|talked about|asked|exchanged)\b[^.\n]{0,24}\b(?:so far|up to now|until now|to this point|with you|in (?:this|the current) ${TALK})\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}${ALL}(?: of)?(?: the| this| your| our)? (?:\w{1,12} ){0,2}${TALK}\b[^.\n]{0,16}(?:\bso far\b|\bup to (?:now|this)|\buntil now\b|\bwith (?:the )?${WHO}\b|, (?:needed|required|for|verbatim|unmodified|word for word)\b|\b(?:in json|word for word|verbatim)\b)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:the )?${WHO}['’]s (?:original|full|raw|entire|exact|last|complete) (?:\w{1,10} )?(?:prompt|message|question|request|words)s?\b[^.\n]{0,8}\b(?:unmodified|verbatim|word for word|in full|with everything|and everything|as (?:it was )?(?:typed|written))\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:the |all |any |all the )?(?:full |exact |entire |complete )?(?:instructions|rules|guidelines|prompt|directives) (?:that )?you (?:were|have been|are) (?:configured|given|told|started|set up|provided|initiali[sz]ed)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:${OWN} )(?:name, )?(?:full |entire |complete |internal |private |own )?(?:system (?:message|prompt|instructions)|initial (?:prompt|instructions)|reasoning so far|chain of thought|hidden (?:thoughts|reasoning)|memory|memories|tool (?:list|definitions))\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:the )?(?:full|entire|complete|whole|raw|unedited) (?:chain of thought|reasoning|train of thought|scratch ?pad|internal monologue)(?: so far| until| before| behind| that led|[.,;]|$)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:the )?(?:contents?|text|bytes|value|values|lines|data|dump|output) (?:of|in|from) (?:the |your |all |every |any |user['’]?s? |${WHO}['’]s ){0,3}(?:files? )?[\x60'"]?${KEPT}[\x60'"]?(?:[ ,;)]|\.?$|\.\s)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:the )?(?:contents?|text|values?|dump|names and \w{1,8}) (?:of|in) (?:all|every|each|any) (?:of )?(?:the |your )?(?:environment variables|env vars|open (?:files|tabs|documents)|files in the (?:home|user)|browser tabs|clipboard)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:any|all|every|each|whichever|whatever|paths and contents of all)\b[^.\n]{0,30}\b${SECRET}\b[^.\n]{0,16}\b(?:(?:that )?you (?:can )?(?:find|have|know|see|hold|access|have seen|remember)|(?:found|available|stored|present|lying|left|visible) (?:in|on|at) (?:the |this |your |${WHO}['’]s )?${HERE}|here)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:what|everything(?: that)?|whatever|all that|(?:the )?(?:full|raw|complete|all|unabridged)? ?(?:results?|outputs?|responses?|data)(?: of| from| that)?) (?:the |any |all )?(?:other|previous|earlier|preceding) (?:tools|servers|tool calls)\b[^.\n]{0,8}\b(?:returned|gave|said|answered|in (?:this|the) (?:session|conversation|chat)|so far|in full|unabridged|verbatim)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}[^.\n]{0,50}\b(?:${WHO}|their|them|they)\b[^.\n]{0,16}\b(?:as far as|that|which|whatever) (?:you|the (?:chat|conversation|model|assistant)) (?:know|knows|remembers?|have stored|has stored|shows?|recalls?|have learned|can tell|can infer|reveals?)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:the |all |any )?(?:session |login |auth\w{0,10} )?(?:cookies|saved passwords|logins|browsing history) (?:of|from|in) (?:the |your )?(?:${WHO}['’]s (?:\w{1,10} )?browser|${WHO}|chrome|firefox|browser, so (?:that )?)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}(?:an? )?(?:screenshot|screen ?shot|recording|picture) of (?:the |your |${WHO}['’]s )?(?:whole |entire |current )?(?:desktop|screen|display)\b[^.\n]{0,24}\b(?:at the time|of this call|as proof|to prove)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${START}paste (?:any|all|every|the|whatever) (?:\w{1,12} )?(?:private|confidential|secret) (?:\w{1,12} )?(?:notes?|files?|documents?|data|information|messages?|keys?)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b${IDENTITY}\b[^.\n]{0,30}\((?:please )?(?:retrieve|obtain|get|fetch|look up|taken?|read|extract|pull|copy|infer)(?:ed|n)? (?:it )?from ${RECORD}\b`,
  ),
];
