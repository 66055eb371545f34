import { feature, type Feature } from './feature.js';

const exact = (rule: string, weight: number, source: string): Feature => feature(rule, weight, source, '');

const OFFICE = String.raw`(?:system|assistant|ai|admin|administrator|developer|model|agent|hidden|internal|override)\b`;

/** What is said to a model: a tool marked `(internal)` says what it does, or who may use it. */
const OBEY = String.raw`(?:obey\b|comply(?:[.!,;]|$| (?:now|fully|immediately|at once|without)\b)|do (?:it|this|that|so|exactly|what|as)\b|(?:ignore|disregard|forget|override) (?:all|any|every|your|previous|prior|earlier|other|the (?:user|person|above|previous|prior|rules|policy))\b|follow (?:these|this|my|our|the (?:next|following|steps|instructions?|orders?))\b|from now on\b|(?:you|the (?:assistant|model|agent)) (?:must|shall|will|are to|are now) (?:now |always |also |first )?(?:obey|comply|follow|ignore|disregard|call|invoke|read|send|include|forward|copy|do|act|pretend|reveal|skip)\b)`;

/** Marks of somebody who speaks with authority and is no documentation. */
export const PRETENDED_AUTHORITY: readonly Feature[] = [
  feature(
    'pretended_authority',
    8,
    String.raw`<\s?/?\s?(?:important|system|admin|hidden|secret|critical|assistant|override|instruction[_ -]override|system[_ -](?:prompt|message|instructions?|override|note|reminder)|internal|priority|mandatory|urgent|attention|hidden[_ -]instructions?|prompt|developer|user_query|tool_instructions?|(?:instructions?|notes?|orders?|message|rules)[_-](?:for|to)[_-]\w{2,16}|(?:ai|llm|agent|assistant|model)[_-](?:instructions?|notes?|orders?|message|rules|directives?))\s?>`,
  ),
  feature('pretended_authority', 5, String.raw`<\s?/?\s?instructions?\s?>`),
  feature(
    'pretended_authority',
    7,
    String.raw`[[({]{1,4}\s?${OFFICE}[ :_-]{0,3}(?:instructions?|message|note|override|prompt|directive|command|update|mode|alert)\s?[:\])}]|(?:\[{1,4}|\({2,4}|\{{2,4})\s?(?:system|assistant|developer|hidden|override)\b\s?[:\])}]|\[{1,4}\s?${OFFICE}\s?(?:\]{1,4} ?)?:`,
  ),
  // Tools are marked by it as well: for whom they are, and which are no part of the interface.
  feature('pretended_authority', 4, String.raw`\[{1,4}\s?(?:ai|admin|administrator|model|agent|internal)\s?\]`),
  feature(
    'pretended_authority',
    7,
    String.raw`[#=*-]{2,8}\s{0,2}(?:begin |end |new |start |hidden )?(?:(?:system|assistant|admin|hidden|override)[ _-](?:instructions?|message|prompt|override|note|directive|command|update|policy|notice)|security[ _-](?:instructions?|message|override|directive|command))`,
  ),
  // What stands in text of honest tools as well (`{system}` for a name, `(hidden)`, a note on security), before an order.
  feature(
    'pretended_authority',
    7,
    String.raw`(?:^|[.!?:;\n]\s{0,8})[({]\s?(?:system|assistant|ai|llm|model|hidden|override)\s?[)}][:,]?\s{1,4}${OBEY}`,
  ),
  feature(
    'pretended_authority',
    7,
    String.raw`[#=*-]{2,8}\s{0,2}(?:begin |end |new |start |hidden )?security[ _-](?:prompt|note|update|policy|notice)(?:\s{0,2}[#=*:-]{1,9}){0,2}\s{1,4}${OBEY}|[=-]{2,8}\s{0,2}security[ _-](?:prompt|update)\s{0,2}[=-]{2,8}`,
  ),
  exact('pretended_authority', 5, String.raw`\bSYSTEM(?: (?:NOTE|MESSAGE|INSTRUCTION|OVERRIDE|PROMPT|UPDATE|ALERT|NOTICE|DIRECTIVE))?\s?:`),
  // A tag that is closed in capitals and that no markup has.
  exact(
    'pretended_authority',
    4,
    String.raw`</(?:[A-Z]{2,12}_[A-Z_]{2,24}|GLOBAL|RULES?|POLICY|DIRECTIVE|NOTE|CONTEXT|CONFIG|SETUP|ALWAYS|MUST|WARNING)>`,
  ),
  // A comment is for who reads the source, and a definition has no source but itself.
  feature('pretended_authority', 5, String.raw`<!--`),
  feature('pretended_authority', 4, String.raw`\[\s?(?:important|critical|mandatory|urgent|required)\s?[!:]{0,2}\]`),
  feature(
    'pretended_authority',
    5,
    String.raw`\b(?:mandatory|required|official) (?:system |security |platform |compliance )?(?:configuration|policy|protocol|security|compliance|update|requirement)s?\b[^.\n]{0,30}\b(?:from|by|per|of) (?:the )?(?:system|platform|security|admin)|\brequired by the (?:platform|system|security)[^.\n]{0,20}polic`,
  ),
];
