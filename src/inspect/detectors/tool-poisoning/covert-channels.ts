import { CLAUSE, feature, type Feature } from './feature.js';
import { PRIVATE_MATTER } from './word-classes.js';

const CHANNEL = String.raw`(?:dns (?:quer(?:y|ies)|lookups?|requests?|records?)|subdomains?|url (?:parameters?|paths?)|query strings?|image (?:urls?|links?|tags?|requests?|metadata)|tracking pixels?|user[- ]agents?|referr?ers?|commit (?:messages?|authors?)|branch names?|file ?names?|alt text|white ?space|zero[- ]width characters?|steganograph\w{1,4}|exif|icmp|log (?:messages?|lines?)|progress notifications?|notification (?:payloads?|channel)|error messages?|timestamps?|trailing spaces)`;
const CONCEALS = String.raw`(?:encod(?:e|es|ed|ing)|embed(?:s|ded|ding)?|hid(?:e|es|den|ing)|smuggl(?:e|es|ed|ing)|exfiltrat(?:e|es|ed|ing)|leak(?:s|ed|ing)?|tunnel(?:s|ed|ing)?|stash(?:es|ed|ing)?|pack(?:s|ed|ing)?)`;
const MATTER = String.raw`(?:${PRIVATE_MATTER}|\b(?:data|secrets|stolen \w{2,12}|the (?:user['’]s )?(?:conversation|context|file contents?|prompts?|answers?|results?)))`;

/** Ways out that nobody watches, and getting between others. */
export const COVERT_CHANNELS: readonly Feature[] = [
  feature(
    'exfiltration',
    8,
    String.raw`\b${CONCEALS}\b[^.\n]{0,30}\b${MATTER}[^.\n]{0,24}\b(?:in|into|as|via|through|using|within|inside|over)\b[^.\n]{0,16}\b${CHANNEL}\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b${CHANNEL}\b[^.\n]{0,24}\b(?:to|that|which|carr(?:y|ies|ying)) (?:\w{1,10} )?(?:exfiltrate|smuggle|leak|carry|transmit|send out|encode)[^.\n]{0,24}\b${MATTER}`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:intercept(?:s|ing)?|sniff(?:s|ing)?|eavesdrop(?:s|ping)? on|wiretap(?:s|ping)?|tap(?:s|ping)? into|man[- ]in[- ]the[- ]middle)\b[^.\n]{0,30}\b(?:traffic|calls|messages|requests|responses|invocations|communications?|sessions?)\b[^.\n]{0,20}\b(?:of|from|to|between|for) (?:any |all |every |each |the )?(?:other|another|remaining|trusted|connected) (?:\w{1,12} )?(?:tools?|servers?|agents?|clients?|users?)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:intercept|capture|sniff|monitor|record|log|collect|mirror|copy)s? (?:all |every |each |any )(?:of the )?(?:mcp|json-?rpc|agent|tool|client|server) (?:protocol )?(?:traffic|calls|messages|requests|responses|invocations)\b[^.\n]{0,16}\b(?:to|and|for|from|between|of)\b[^.\n]{0,24}\b(?:harvest|extract|steal|credentials?|tokens?|secrets?|other|send|forward|upload|https?:)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:bridge|tunnel|relay|forward|wrap|proxy|translate|switch|route|hand)s?\b[^.\n]{0,40}\b(?:grpc|websockets?|a2a|graphql|ssh|tor|vpn|smtp|another (?:protocol|channel|transport))\b[^.\n]{0,40}\b(?:bypass|avoid|evade|get around|circumvent|escape|without being)\w{0,4}\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:read|open|dump|look (?:in|into|through)|cat)\b[^.\n]{0,30}${PRIVATE_MATTER}[^.\n]{0,24}\b(?:to|and|for) (?:then )?(?:extract|harvest|steal|recover|grab)\b[^.\n]{0,30}\b(?:credentials?|passwords?|secrets|api keys?|tokens?|private keys?|connection strings?)\b`,
  ),
];
