import { oneOf } from './one-of.js';

const VERBS = oneOf(
  String.raw`put`,
  String.raw`places?`,
  String.raw`placed`,
  String.raw`deliver(?:ed|s)?`,
  String.raw`export(?:ed|s)?`,
  String.raw`assign(?:ed|s)?`,
  String.raw`append(?:ed|s)?`,
  String.raw`sen[dt]s?`,
  String.raw`hand(?:ed|s)?`,
  String.raw`upload(?:ed|s)?`,
  String.raw`include[ds]?`,
  String.raw`contains?`,
  String.raw`forward(?:ed|s)?`,
  String.raw`transmit(?:ted|s)?`,
  String.raw`writ(?:e|es|ten)`,
  String.raw`stor(?:e|es|ed)`,
  String.raw`encode[ds]?`,
  String.raw`attach(?:ed|es)?`,
  String.raw`pass(?:ed|es)?`,
  String.raw`give[ns]?`,
  String.raw`copy`,
  String.raw`copied`,
  String.raw`copies`,
  String.raw`add(?:ed|s)?`,
  String.raw`insert(?:ed|s)?`,
  String.raw`load(?:ed|s)?`,
  String.raw`report(?:ed|s)?`,
  String.raw`submit(?:ted|s)?`,
  String.raw`suppl(?:y|ied|ies)`,
  String.raw`use[ds]?`,
  String.raw`goes`,
  String.raw`go`,
  String.raw`kept?`,
  String.raw`keep`,
);

/** Takes something along. */
export const MOVE = String.raw`\b${VERBS}\b`;

const PARTS = oneOf(
  String.raw`argument`,
  String.raw`parameter`,
  String.raw`operand`,
  String.raw`field`,
  String.raw`pattern`,
  String.raw`title`,
  String.raw`trailer`,
  String.raw`file ?name`,
  String.raw`header`,
  String.raw`comment`,
  String.raw`metadata`,
  String.raw`memo`,
  String.raw`note`,
  String.raw`separator`,
  String.raw`label`,
  String.raw`subject`,
  String.raw`footer`,
  String.raw`body`,
  String.raw`caption`,
  String.raw`query`,
  String.raw`search term`,
  String.raw`prefix`,
  String.raw`suffix`,
  String.raw`user agent`,
);

/** What of a call something is put into. */
export const PLACE = oneOf(
  String.raw`\b${PARTS}s?\b`,
  String.raw`\bin front of\b`,
  String.raw`\b(?:with|to) each (?:item|call|request|entry|message)\b`,
);

/** Where nobody has asked to send anything. */
export const ELSEWHERE = oneOf(
  String.raw`https?://`,
  String.raw`\b(?:\d{1,3}\.){3}\d{1,3}\b`,
  String.raw`[\w.+-]{1,40}@[\w-]{1,40}\.[a-z]`,
  String.raw`\b[\w-]{2,30}\.(?:biz|xyz|cc|ru|top|site|io|net|info|online|click|link)\b`,
  String.raw`\bpastebin\b`,
  String.raw`\b(?:another country|outside|elsewhere|external \w{3,12}|third part(?:y|ies)|our (?:server|host|side|cloud|partners?)|a remote \w{3,12}|other company)\b`,
);
