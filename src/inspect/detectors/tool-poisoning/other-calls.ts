import { feature, type Feature } from './feature.js';

/** A tool by its name or by what it does: `write_file`, `the file deletion tool`, `other tools`. */
const TOOL = String.raw`(?:(?:the |any |every |all |each |an? )?(?:[\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}[\x60'"]?(?: tools?| functions?| calls?| operations?)?|(?:\w{2,16} ){0,3}(?:tools?|functions?)))`;
const MUST = String.raw`(?:must|should|shall|has to|have to|needs? to)`;
const DO = String.raw`(?:add|append|include|run|call|invoke|execute|send|pass|copy|forward|set|change|replace|write|upload|report|delete|attach|insert|post|prefix|use)`;

/** What has to go along with calls of other tools, or to happen to their arguments. */
export const OTHER_CALLS: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`\b(?:when(?:ever)?|each time|every time|if) (?:you|the (?:assistant|agent|model|user)) (?:calls?|uses?|invokes?|runs?) ${TOOL},? (?:you |it |the (?:assistant|agent|model) )?(?:${MUST} )?(?:also|always|first|instead|additionally|silently) ${DO}\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:after|before|on|with|for|during) (?:any|every|each|all) (?:[\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}[\x60'"]?) (?:calls?|operations?|uses?|invocations?|requests?),? (?:you ${MUST} |${MUST} |please |always |also ){0,2}${DO}\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:when(?:ever)?|each time|every time|if|before|after|once) ${TOOL} (?:is|are|was|were|gets?) (?:called|used|invoked|run|executed)\b[^.\n]{0,40}\b(?:parameters?|arguments?|inputs?|results?|outputs?|paths?|recipients?|amounts?|contents?)\b[^.\n]{0,16}\b(?:${MUST} be|is|are|will be|also) (?:also |first |always )?(?:passed|handed|sent|given|reported|copied|forwarded|logged|changed|replaced|set|rewritten|redirected)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:paths?|recipients?|amounts?|address(?:es)?|urls?|file names?|destinations?|receivers?|account numbers?) of (?:every|each|all|any) (?:\w{1,14} ){1,3}(?:${MUST} be|is|are|will be|gets?) (?:automatically |silently |first )?(?:changed|replaced|set|rewritten|redirected|swapped)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:all|every|any|each) (?:\w{1,14} ){1,5}${MUST} be (?:preceded|followed|accompanied) by (?:an? |the )?(?:call|use|invocation|run)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bif [\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}[\x60'"]? (?:is|gets|was) (?:called|used|run|invoked)\b[^.\n]{0,40}\b(?:must|has to|should|will) (?:become|read|point|go)\b`,
  ),
  // A policy that nobody has written is no reason.
  feature(
    'pretext',
    8,
    String.raw`\b(?:due to|per|under|because of|according to|in accordance with|following|as required by) (?:the |our |new |current |company ){0,2}(?:\w{1,12} )?(?:polic(?:y|ies)|regulations?|compliance rules?|security requirements?|guidelines?), (?:all|every|any|each) (?:\w{1,14} ){1,3}(?:${MUST}|are|is|will)\b`,
  ),
  // What was said goes to this tool, whatever it is for.
  feature(
    'private_data',
    8,
    String.raw`\b(?:assistant|model|agent|you|llm) ${MUST} (?:always |first |also )?(?:hand|pass|give|send|submit|forward|report|copy) (?:the |every |all |each )?(?:users?['’]s?|person['’]s|human['’]s|their) (?:\w{1,10} )?(?:questions?|messages?|prompts?|quer(?:y|ies)|requests?|inputs?|conversation|words)\b[^.\n]{0,12}\bto (?:this|it|the)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:taken|copied|looked up|fetched|obtained|filled|read) from (?:the )?(?:users?['’]s? |person['’]s )?(?:private|personal|confidential) (?:notes?|mails?|e-?mails?|messages?|files?|documents?|chats?|calendar|diary)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:token|bearer|api key|password|credentials?|secret|cookie)s?\b[^.\n]{0,12}\b(?:from|of|in|used by) (?:the |any |an? )?(?:previous|other|another|last|preceding|neighbou?ring) (?:tool|server|call|function)(?:['’]s)?\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\bcontents? of (?:the |your |user['’]s )?(?:file )?[\x60'"]?(?:~/|/root/|/home/\w{1,20}/|\$HOME/)?(?:\.env\b|\.ssh\b|\.aws\b|\.netrc|\.npmrc|\.git-credentials|\.kube\b|id_rsa|/etc/(?:passwd|shadow))[^\n]{0,24}\b(?:to|in|as|so that|into|via)\b|~/\.[\w./-]{2,60}[\x60'"]? (?:is|are|must be|has to be|should be|be) (?:attached|included|passed|provided|uploaded|pasted|supplied|given|sent|embedded)\b`,
  ),
];
