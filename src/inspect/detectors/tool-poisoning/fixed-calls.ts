import { feature, type Feature } from './feature.js';

const NAME = String.raw`[\x60'"]?\b[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,4}\b[\x60'"]?(?: tool| function)?`;
/** One that takes files and records away or writes them: `remove_background` works on a picture that somebody gives. */
const CHANGING = String.raw`[\x60'"]?\b(?:delete|remove|unlink|wipe|purge|clear|write|append|overwrite|truncate)(?:_[a-z0-9]{1,20}){0,2}_(?:files?|logs?|paths?|documents?|director(?:y|ies)|dirs?|folders?|records?|entr(?:y|ies)|lines?|data|texts?|history|notes?|contents?|backups?|keys?|objects?|items?|resources?)(?:_[a-z0-9]{1,20})?\b[\x60'"]?(?: tool| function)?`;
const SENDS = String.raw`(?:send|post|mail|email|notify|publish|upload|forward|share|push|submit|write|put|transfer|export|deliver|dispatch|create|copy|invite|grant|fetch|request)`;
/** One that brings something to somebody: behind `via` and `using` a parameter is named as often (`using api_key`). */
const SENDING = String.raw`[\x60'"]?\b(?:${SENDS}(?:_[a-z0-9]{1,20}){1,4}|(?:[a-z0-9]{1,20}_){1,4}${SENDS})\b[\x60'"]?(?: tool| function)?`;
const QUOTE = String.raw`[\x60'"]`;
/** Somebody, or a place that others read. */
const ADDRESS = String.raw`${QUOTE}(?:[\w.+-]{1,40}@[\w-]{2,40}\.[\w.-]{2,20}|#[\w-]{3,40}|https?://[^\x60'"\s]{4,80})${QUOTE}`;
const FILE = String.raw`${QUOTE}(?:[~.]{0,2}/[\w./-]{2,60}|[\w/-]{2,60}\.[a-z]{2,5})${QUOTE}`;
/** Not in backticks, as names of tools and parameters are. */
const VALUE = String.raw`\b(?:with|on|titled|named|called|for|to)\b[^.'"\n]{0,24}['"][^\x60'"\n]{3,60}['"]`;
const QUOTED = String.raw`['"][^\x60'"\n]{3,60}['"]`;
const CALL = String.raw`(?:call|invok|execut|run|trigger|dispatch|perform)(?:e|s|es|ing|ning)?`;
const BY = String.raw`(?:via|using|with|through|by calling|by invoking)`;
const ON = String.raw`\b(?:on|to|for|with|into|at)\b`;
/** What nobody has to ask of the reader: it is told of as good practice. */
const PRACTICE = String.raw`(?:conventions?|frameworks?|workflows?|environments?|archives?|runbooks?|methodolog(?:y|ies)|systems?|procedures?|pipelines?|architectures?|practices?|guidelines?|standards?|polic(?:y|ies)|teams?|scripts?|routines?|protocols?|organi[sz]ations?|deployments?)`;
const ADVISES = String.raw`(?:recommends?|prefers?|favou?rs?|suggests?|advises?|encourages?|expects?|dictates?|finds? it|maintains?|calls? for)`;

/**
 * A call of another tool with a value that is already chosen. Honest definitions name the tools that go before and after, and leave to the person
 * what these are called with: they do not say to whom a mail goes, or which log is deleted. It may be said as an order or as good practice.
 */
export const FIXED_CALLS: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`\b(?:${CALL} (?:the )?${NAME}[^.\n]{0,24}?${ON}[^.\n]{0,16}?${ADDRESS}|via (?:the )?${SENDING}[^.\n]{0,24}?${ON}[^.\n]{0,16}?${ADDRESS}|(?:${CALL}|via) (?:the )?${CHANGING}[^.\n]{0,24}?${ON}[^.\n]{0,16}?${FILE})`,
  ),
  feature('other_tools', 8, String.raw`\b(?:to|at|like|email(?:s|ing)?|mail(?:s|ing)?) ${ADDRESS}[^.\n]{0,24}\b${BY} (?:the )?${SENDING}`),
  feature(
    'other_tools',
    4,
    String.raw`\b(?:must|shall|always|has to|have to|immediately|whenever|followed|also)\b[^.\n]{0,40}\b${CALL} (?:the |an? )?${NAME}[^.\n]{0,30}?${VALUE}`,
  ),
  feature(
    'side_channel',
    8,
    String.raw`\b(?:call|invoke|execute|run|use)\b (?:the )?${NAME}[^.\n]{0,40}\b(?:set to|set as|containing|filled with|carrying|holding)\s[^.\n]{0,60}\b(?:in your context|system prompt|(?:confidential|secret) (?:\w{2,14} )?(?:token|keys?|data|text|value|notes?))\b`,
  ),
  feature(
    'pretext',
    7,
    String.raw`\b${PRACTICE}\b[^.\n]{0,24}\b${ADVISES}\b[^\n]{0,160}(?:${QUOTED}[^.\n]{0,60}\b${BY} (?:the )?${NAME}|\b(?:${CALL}|${BY}) (?:an? |the )?${NAME}[^.\n]{0,30}?${VALUE})`,
  ),
  // Capitals are what tells the heading of an order from a sentence.
  {
    rule: 'pretext',
    weight: 5,
    pattern: new RegExp(
      String.raw`\b(?:[A-Z][A-Z-]{3,14} ){1,3}(?:DIRECTIVE|OVERRIDE|MANDATE)S?\b(?: ?\([^)\n]{0,40}\))?\]?:[^\n]{0,100}\b(?:[Cc]all|[Ii]nvok|[Ee]xecut|[Rr]un)(?:e|s|ing)?\b (?:the )?${NAME}`,
    ),
  },
];
