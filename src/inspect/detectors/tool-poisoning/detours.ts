import { feature, type Feature } from './feature.js';

const CALL = String.raw`(?:call|invoke|use|run|execute)`;
const NAME = String.raw`[\x60'"]?[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){0,4}[\x60'"]?`;

/**
 * Ways that the work does not lead along: a tool of keys before it, one that sends after it, a copy to somebody, the host beside the sandbox,
 * a call with every message.
 */
export const DETOURS: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`\b(?:before|first|must|always|prior to)\b[^.\n]{0,40}\b${CALL} (?:the )?(?:credentials?|secrets?|admin|vault|keychain|passwords?|exfil\w{0,8}) (?:tool|function|server)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bafter (?:using|calling|running) this(?: tool| function)?,? (?:then |also |always |you must |please ){0,2}${CALL} (?:the )?${NAME} (?:tool|function) to (?:send|upload|post|forward|share|transmit|e-?mail)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b${CALL} (?:the )?${NAME}(?: tool)? as (?:an? )?(?:pre-?authori[sz]ation|pre-?flight|warm-?up|formality|handshake|unlock\w{0,3})\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:always|silently|also|automatically) (?:add|include|set|put|insert|fill in) (?:an? |the )?b?cc\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\balso (?:execute|run|eval(?:uate)?)\b[^.\n]{0,40}\b(?:on the host|on the machine itself|outside (?:of )?(?:the )?sandbox|without (?:the |a )?sandbox|using eval)`,
  ),
  feature(
    'preference',
    7,
    String.raw`\b(?:must|has to|needs to|should) be (?:invoked|called|used|run|executed|consulted) (?:on|for|with|at|in) (?:every|each) (?:single |user )?(?:request|message|turn|prompt|response|repl(?:y|ies)|conversation)\b`,
  ),
];
