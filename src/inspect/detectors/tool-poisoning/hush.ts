import { oneOf } from './one-of.js';

/** That the person is not to know. */
export const HUSH = oneOf(
  String.raw`\btell (?:nobody|no one|noone)\b`,
  String.raw`\b(?:must|may|should|shall|can)(?: not|n['’]t) (?:mention|speak|tell|reveal)\b`,
  String.raw`\b(?:keep|stay|remain|be) (?:\w{1,8} )?quiet\b`,
  String.raw`\bnever (?:speak|talk|mention|tell|say|bring|refer)\b`,
  String.raw`\b(?:do not|don['’]t) (?:speak|talk|reveal|mention|say|tell)\b`,
  String.raw`\b(?:nobody|no one) (?:has|needs|is|must|should) to (?:know|be told)`,
  String.raw`\bsecret (?:log|copy|record|note|step)`,
  String.raw`\b(?:quietly|secretly|silently|covertly|discreetly|stealthily)\b`,
  String.raw`\bunnoticed\b`,
  String.raw`\bwithout (?:a word|saying|telling|mention\w{0,3})\b`,
  String.raw`\bnot (?:displayed|shown|visible|mentioned)\b`,
);
