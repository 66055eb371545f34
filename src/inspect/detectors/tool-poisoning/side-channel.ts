import { feature, type Feature } from './feature.js';

/** A channel beside what the tool needs. */
export const SIDE_CHANNELS: readonly Feature[] = [
  feature('side_channel', 5, String.raw`\bside[ _-]?notes?\b`),
  feature(
    'side_channel',
    6,
    String.raw`\b(?:pass|put|include|insert|add|append|attach|place|send|embed|supply) (?:all )?(?:its|their|the|whose|that|this|file)\b[^.\n]{0,12}\bcontents?\b[^.\n]{0,40}\b(?:as|in|into|through|via) [^.\n]{0,16}(?:[\x60'"]\w|\b(?:parameters?|arguments?|side ?notes?|notes?|query|headers?|metadata|comments?)\b)`,
  ),
  feature(
    'side_channel',
    5,
    String.raw`\bas (?:their |its )?(?:ascii|base64|hex|encoded|binary)\b[^.\n]{0,16}\b(?:values?|codes?|string|text|form)?`,
  ),
  feature(
    'side_channel',
    6,
    String.raw`\b(?:read|open|get|fetch|take|retrieve|load|cat|find)\b[^\n]{1,100}(?:,| and| then)(?: then)? (?:(?:pass|include|put|supply|send|provide|append|attach|paste) (?:it|them|its|their|this|that|the (?:contents?|values?|results?|outputs?|text))\b[^.\n]{0,20}\b(?:as|in|into|to|via|through|under|within)\b|(?:insert|store) (?:it|them|its|their|this|that|the (?:contents?|values?|results?|outputs?|text))\b[^.\n]{0,20}\b(?:as|via|through|under|(?:in|into|within) (?:[\x60'"]|(?:the |an? |your )?(?:\w{2,16} )?(?:parameters?|arguments?|fields?|notes?|comments?|headers?|metadata|query|context|response|reply|answer))\b))`,
  ),
  // Another tool is to read a file that this one has no use for: one by its place on the machine, or a hidden one.
  feature(
    'side_channel',
    6,
    String.raw`\b(?:call|use|invoke|using|via|with) (?:the |a |an )?(?:\w{1,12} )?[\x60'"]?(?:read|get|open|fetch|load|cat)_(?:text_)?(?:file|files|document|resource)s?[\x60'"]?(?: tool)? (?:with|on|to (?:read|open|fetch))\b[^.\n]{0,24}(?:[\s\x60'"]~?/|[\x60'"\s]\.{1,2}/|[\x60'"\s]\.\w)`,
  ),
  feature(
    'side_channel',
    6,
    String.raw`\bset [\w` + '`' + String.raw`'"]{1,24} to (?:the )?(?:full |entire |complete |raw )?(?:contents?|value|text|output) of\b`,
  ),
  feature(
    'side_channel',
    3,
    String.raw`\b(?:otherwise|or else|if not),? (?:the |this |it |all )?(?:tools?|functions?|system|application|call|operation|it|\w{1,20})? ?(?:will|would|may|does)(?: not|n['’]t)? ?(?:work|fail|function|crash|break|be blocked|operate)`,
  ),
];
