import type { Confidence } from '../../../pdp/input-document.js';

export interface XmlRule {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
}

/** Where a parser must not be sent: files, and schemes of no document. */
const INNER = String.raw`(?:file:|php:|expect:|jar:|netdoc:|gopher:|data:|/(?:etc|proc|dev|root)/|[a-z]:[/\\]|https?://(?:169\.254|127\.|localhost|\[|0x|10\.|192\.168\.))`;

/** XML 1.0 §4.2.2 and §4.4, XInclude 1.0 §3, XSLT: what makes a parser open, fetch, run or swell. */
export const XML_RULES: readonly XmlRule[] = [
  { rule: 'external_entity', confidence: 'high', pattern: /<!ENTITY\s{1,8}(?:%\s{1,8})?[\w.:-]{1,64}\s{1,8}(?:SYSTEM|PUBLIC)\s/i },
  {
    rule: 'external_subset',
    confidence: 'high',
    pattern: new RegExp(
      String.raw`<!DOCTYPE\s{1,8}[^\s>[]{1,64}\s{1,8}(?:SYSTEM|PUBLIC\s{1,8}["'][^"']{0,128}["'])\s{1,8}["']${INNER}`,
      'i',
    ),
  },
  {
    rule: 'entity_expansion',
    confidence: 'high',
    pattern: /<!ENTITY\s{1,8}(?:%\s{1,8})?[\w.:-]{1,64}\s{1,8}["'][^"']{0,32}(?:[&%][\w.:-]{1,64};\s{0,2}){2}/i,
  },
  { rule: 'parameter_entity', confidence: 'medium', pattern: /<!ENTITY\s{1,8}%\s/i },
  {
    rule: 'inclusion',
    confidence: 'high',
    pattern: new RegExp(String.raw`<(?:\w{1,32}:)?include\s[^<>]{0,256}href\s{0,4}=\s{0,4}["']${INNER}`, 'i'),
  },
  {
    rule: 'stylesheet_code',
    confidence: 'high',
    pattern:
      /xmlns:\w{1,32}\s{0,4}=\s{0,4}["'](?:https?:\/\/xml\.apache\.org\/(?:xalan|xslt)\/java|http:\/\/php\.net\/xsl|urn:schemas-microsoft-com:xslt)|\bdocument\s{0,4}\(\s{0,4}["'](?:file:|\/etc\/)/i,
  },
];
