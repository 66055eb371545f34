import { feature, PRIVATE, TAKE, type Feature } from './feature.js';
import { PERSONS } from './word-classes.js';

const HAND_ON = String.raw`(?:include|attach|append|collect|gather|extract|dump|copy|send|forward|upload|post|transmit|pass|provide|share|submit|steal|leak|exfiltrate|output|reveal|embed|insert|paste|put|add)`;
const SAID = String.raw`(?:(?:conversation|chat|message|browsing|command) history|(?:entire|whole|full|complete|current) (?:conversation|chat|context))`;

/** Private things taken where no tool has to have them. */
export const PRIVATE_DATA: readonly Feature[] = [
  feature(
    'private_data',
    8,
    String.raw`\b(?:you (?:must|should|need to|have to|are required to|will|shall)|must|please|first|then|also|always|before[^.\n]{0,50},|important[^a-z\n]{1,5}|note[^a-z\n]{1,4}|required[^a-z\n]{1,4}|prior to[^.\n]{0,50},|and (?:also|then)|but) (?:first |also |always |silently |secretly |automatically )?(?:use \S{1,30} to )?(?:call \S{1,30} (?:to|and|with|on) )?${TAKE}\b[^\n]{0,70}(?:~|/home/|/root/|/users/|\$HOME|c:\\)?[^\n]{0,20}(?:\.ssh\b|id_(?:rsa|ed25519|ecdsa|dsa)|ssh (?:private )?keys?|private[ _]keys?|\.env\b|environment variables|\.aws\b|\.kube\b|\.netrc|\.npmrc|\.git-credentials|\.bash_?history|\.bashrc|\.zshrc|/etc/(?:passwd|shadow)|\bmcp\.json|\.cursor\b|claude_desktop_config|keychain|master password|system prompt)`,
  ),
  // To read what was said is what tools for messages are for: it has to be given on.
  feature(
    'private_data',
    8,
    String.raw`\b(?:you (?:must|should|need to|have to|are required to|will|shall)|must|please|first|then|also|always|before[^.\n]{0,50},|important[^a-z\n]{1,5}|note[^a-z\n]{1,4}|required[^a-z\n]{1,4}|prior to[^.\n]{0,50},|and (?:also|then)|but) (?:first |also |always |silently |secretly |automatically )?(?:use \S{1,30} to )?(?:call \S{1,30} (?:to|and|with|on) )?${HAND_ON}\b[^\n]{0,90}${SAID}`,
  ),
  // Or to be kept, or it is what this conversation is.
  feature(
    'private_data',
    8,
    String.raw`\b(?:you (?:must|should|need to|have to|are required to|will|shall)|must|please|first|then|also|always|before[^.\n]{0,50},) (?:first |also |always |silently |secretly |automatically )?(?:read|open|access|load|fetch|retrieve|review|go through|look through|take in)\b[^.\n]{0,40}${SAID}(?: (?:so far|until now|up to now|above|with (?:the |your |this )?${PERSONS}|(?:of|in) this (?:session|conversation|chat))\b|[^.\n]{0,30}\b(?:and|then|to) (?:then |also |always )?(?:remember|memori[sz]e|retain|keep|store|save|record|note|write down|hold on to) (?:it|them|this|that|all|everything|what|the (?:whole|entire|full|conversation|chat|contents?|history))\b)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:and|to) (?:first |also |always |silently |secretly |automatically )?(?:call \S{1,30} (?:to|and|with|on) )?${TAKE}\b[^\n]{0,70}(?:~|/home/|/root/|/users/|\$HOME|c:\\)?[^\n]{0,20}(?:\.ssh\b|id_(?:rsa|ed25519|ecdsa|dsa)|ssh (?:private )?keys?|private[ _]keys?|\.aws\b|\.kube\b|\.netrc|\.git-credentials|\.bash_?history|/etc/(?:passwd|shadow)|\bmcp\.json|\.cursor\b|claude_desktop_config|keychain|master password)`,
  ),
  feature(
    'private_data',
    5,
    String.raw`\b(?:and|to) (?:first |also |always |silently |secretly |automatically )?${TAKE}\b[^.\n]{0,50}(?:\.env\b|environment variables|\.npmrc|\.bashrc|\.zshrc|system prompt)`,
  ),
  feature(
    'private_data',
    5,
    String.raw`\b(?:and|to) (?:first |also |always |silently |secretly |automatically )?${HAND_ON}\b[^.\n]{0,50}${SAID}`,
  ),
  feature(
    'private_data',
    7,
    String.raw`(?:^|[.!?:;>)\]"\n]\s{0,12}|\b(?:also|then|and|please|must|first|to) )(?:also |then |first |please )?(?:(?:steal|exfiltrate|siphon|smuggle)\b|leak (?:the|all|any|every|its|their|your|user|it|them|this|that|secrets?|credentials|data|keys?|tokens?|passwords?)\b)|\bharvest (?:the |all |any |every |user['’]?s ){0,3}(?:\w{1,12} )?(?:credentials|tokens|passwords|keys|cookies|secrets|data)\b`,
  ),
  feature('private_data', 5, String.raw`\b(?:exfiltrat(?:e|es|ing|ion)|steals?|stealing|siphons?)\b`),
  feature(
    'private_data',
    5,
    String.raw`\b(?:read|open|access|cat|load|send|pass|include|steal|reads|sends|collects|accesses|passes|reading)\b[^\n.]{0,70}(?:~/\.|/root/\.|\.ssh\b|id_(?:rsa|ed25519|ecdsa)|ssh keys?|\.aws/|/etc/(?:passwd|shadow)|\bmcp\.json|\.cursor\b|claude_desktop_config|\.env\b|private keys?)`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:pass|include|send|provide|put|append|add|share|forward|paste|attach|copy|supply|submit)\b[^.\n]{0,30}\b(?:entire|whole|full|complete|all (?:of )?(?:the )?(?:previous|prior|past|user['’]?s?))\b(?:[^.\n]{0,20}\b(?:conversation|chat|history|messages|prompts?|session)| (?:(?:conversation|chat|session|user|current|model|agent|message|interaction|dialog(?:ue)?|task|available|prior|previous) )?context)\b`,
  ),
  // The message that is sent, the prompt of a picture and the transcript of a film are set whole in honest tools.
  feature(
    'private_data',
    8,
    String.raw`\b(?:set|populate|fill(?: in)?) (?:this (?:parameter |argument |field )?|it |[\x60'"]?\w{1,24}[\x60'"]? (?:parameter |argument |field )?)?(?:to|as|with) (?:be )?(?:the |your |our |an? )?(?:(?:full|entire|complete|whole|raw|verbatim) (?:\w{2,12} )?(?:conversation|chat|dialogue|context window|context|(?:messages?|prompts?|sessions?|transcripts?) (?:history|of (?:this|the|our|your) (?:conversation|chat|session|dialogue)))\b|(?:[\w,]{2,12} ){0,6}system prompt\b|process\.env\b|os\.environ\b|all environment variables\b)`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:${TAKE})\b[^.\n]{0,40}\b(?:${PRIVATE})[^.\n]{0,60}\b(?:in|as|into|to|via|through|within)\b[^.\n]{0,24}\b(?:context|side ?notes?|notes?|metadata|comments?|query|response|reply|answer|log|summary|title)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`(?:^|[.!?\n]\s{0,8})(?:please |also |then )?(?:reveal|leak|expose|dump|disclose|print|output)\b[^.\n]{0,16}\b(?:credentials|api keys|secrets|passwords|private keys|system prompt)\b`,
  ),
  feature(
    'private_data',
    5,
    String.raw`\b(?:record|log|send|pass|report|capture|include|supply|copy|store)s? (?:the |its |their )?(?:full|complete|entire|whole|raw|exact|unredacted) (?:arguments|parameters|inputs?|results?|outputs?|prompts?|requests?|responses?|messages?)\b`,
  ),
  feature('private_data', 4, String.raw`\b(?:read|get|take|find|collect) the (?:token|secret|password|key|cookie|credentials?)s?\b`),
];
