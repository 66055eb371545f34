import { feature, type Feature } from './feature.js';

/** What a tool is not given unasked, in the words of who wants it. */
const KEPT = String.raw`(?:\bsystem (?:prompt|message|instructions)|\b(?:private|person['’]s ssh|user['’]s ssh|your ssh|their ssh) keys?|\b(?:contents?|text|bytes) of (?:\w{1,10} ){0,2}(?:ssh|signing) keys?|\b(?:session|browser|login) cookies?|\bcookies? of the (?:browser|user|session)|\b(?:saved|stored|browser) (?:passwords|logins)|\bhistory of (?:the |this )?(?:chat|conversation|browser)|\b(?:chat|conversation|browsing|shell|command) (?:history|log|transcript)|\.bash_history\b|\.ssh\b|\.aws\b|\.netrc\b|\bid_(?:rsa|ed25519)|~/\.[a-z]|\b(?:aws|openai|anthropic|github|gitlab|google|stripe|slack|npm)_[a-z_]{0,16}(?:secret|token|password|key)[a-z_]{0,12}\b|/etc/(?:passwd|shadow)|\bclipboard\b|\b(?:home|private|postal) address of the user|\buser['’]s (?:home|private) address|\b(?:whole|entire|full) (?:dialogue|conversation|chat)|\b(?:marked|classified|labelled) (?:as )?(?:confidential|secret|internal|private)|\bseed phrase|\bcard numbers?|\bcvv|\b(?:credentials|passwords|tokens|secrets|keys) of (?:all|every|each|the user|other|any)|\b(?:what|everything|all that) (?:was|has been|the user|the person|people|they) (?:\w{1,8} )?(?:said|written|typed|asked|discussed)|\b(?:every|each|all|last|any) (?:of the )?(?:questions?|messages?|prompts?|mails?|e-?mails?|files?|documents?|pictures?)(?: of| that) the (?:user|person|human)|\bconversations? (?:so far|as a whole|with the user)|\b(?:contacts|address book|mailbox|inbox|calendar|bank details) of the (?:user|person|human))`;

const MOVE = String.raw`\b(?:put|places?|placed|deliver(?:ed|s)?|export(?:ed|s)?|assign(?:ed|s)?|append(?:ed|s)?|sen[dt]s?|hand(?:ed|s)?|upload(?:ed|s)?|include[ds]?|contains?|forward(?:ed|s)?|transmit(?:ted|s)?|writ(?:e|es|ten)|stor(?:e|es|ed)|encode[ds]?|attach(?:ed|es)?|pass(?:ed|es)?|give[ns]?|copy|copied|copies|add(?:ed|s)?|insert(?:ed|s)?|load(?:ed|s)?|report(?:ed|s)?|submit(?:ted|s)?|suppl(?:y|ied|ies)|use[ds]?|goes|go|kept?|keep)\b`;

const PLACE = String.raw`(?:\b(?:argument|parameter|operand|field|pattern|title|trailer|file ?name|header|comment|metadata|memo|note|separator|label|subject|footer|body|caption|query|search term|prefix|suffix|user agent)s?\b|\bin front of\b|\b(?:with|to) each (?:item|call|request|entry|message)\b)`;

const ELSEWHERE = String.raw`(?:https?://|\b(?:\d{1,3}\.){3}\d{1,3}\b|[\w.+-]{1,40}@[\w-]{1,40}\.[a-z]|\b[\w-]{2,30}\.(?:biz|xyz|cc|ru|top|site|io|net|info|online|click|link)\b|\bpastebin\b|\b(?:another country|outside|elsewhere|external \w{3,12}|third part(?:y|ies)|our (?:server|host|side|cloud|partners?)|a remote \w{3,12}|other company)\b)`;

const HUSH = String.raw`(?:\btell (?:nobody|no one|noone)\b|\b(?:must|may|should|shall|can)(?: not|n['’]t) (?:mention|speak|tell|reveal)\b|\b(?:keep|stay|remain|be) (?:\w{1,8} )?quiet\b|\bnever (?:speak|talk|mention|tell|say|bring|refer)\b|\b(?:do not|don['’]t) (?:speak|talk|reveal|mention|say|tell)\b|\b(?:nobody|no one) (?:has|needs|is|must|should) to (?:know|be told)|\bsecret (?:log|copy|record|note|step)|\b(?:quietly|secretly|silently|covertly|discreetly|stealthily)\b|\bunnoticed\b|\bwithout (?:a word|saying|telling|mention\w{0,3})\b|\bnot (?:displayed|shown|visible|mentioned)\b)`;

/** What is private, a verb that moves it, and where to or how quietly: in whichever order a sentence has them. */
export const CARRIED_OFF: readonly Feature[] = [
  feature('private_data', 8, String.raw`${MOVE}[^.\n]{0,40}${KEPT}[^\n]{0,50}${PLACE}`),
  feature('private_data', 8, String.raw`${KEPT}[^.\n]{0,50}${MOVE}[^.\n]{0,40}${PLACE}`),
  feature('exfiltration', 8, String.raw`${MOVE}[^.\n]{0,40}${KEPT}[^\n]{0,50}${ELSEWHERE}`),
  feature('exfiltration', 8, String.raw`${KEPT}[^.\n]{0,50}${MOVE}[^.\n]{0,40}${ELSEWHERE}`),
  feature('concealment', 8, String.raw`${KEPT}[^\n]{0,80}${HUSH}`),
  feature('concealment', 8, String.raw`${HUSH}[^.\n]{0,50}${KEPT}`),
  feature('concealment', 8, String.raw`${MOVE}[^.\n]{0,80}${ELSEWHERE}[^\n]{0,40}${HUSH}`),
  feature('concealment', 8, String.raw`${HUSH}[^.\n]{0,20}${MOVE}[^\n]{0,60}${ELSEWHERE}`),
  feature('exfiltration', 6, String.raw`\b(?:bcc|blind copy)\b[^.\n]{0,24}\b(?:of|in|on|for) (?:each|every|all)\b`),
];
