import { feature, type Feature } from './feature.js';

const ASIDE = String.raw`(?:\w{1,10} )?(?:bring(?:ing)? (?:it |this |them |that )?up|mention(?:ing)?|tell(?:ing)?|ask(?:ing)? (?:the|them|any|for)|repeat(?:ing)? (?:it|this|them)|show(?:ing)? (?:it|this|them)|explain(?:ing)?|bother(?:ing)?|troubl(?:e|ing)|notify(?:ing)?|wait(?:ing)? for|confirm(?:ing)?)`;

const GATES = String.raw`(?:approvals?|confirmations?|permission (?:checks?|prompts?)|safety checks?|guardrails?)`;

/** Behind the person's back, in polite words, and with the checks off. */
export const UNWATCHED: readonly Feature[] = [
  feature('concealment', 8, String.raw`\b(?:no|not any|little|never any) (?:need|reason|point|use|cause|sense) (?:to|in|for) ${ASIDE}\b`),
  feature(
    'concealment',
    7,
    String.raw`\b(?:people|users?|nobody|no one|customers?|they|the person) (?:will |would |ever |has |have |had |ha(?:s|ve)n['’]t |not |never |do not |don['’]t |rarely |hardly ){1,3}(?:notices?|noticed|complain(?:ed|s)?|object(?:ed|s)?|asks? about|asked about|see it|find out|be (?:any )?(?:the )?wiser)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:left|leave|leaves|keep|kept|keeps|stays?|cut) out of (?:what|the|any|your)\b[^.\n]{0,30}\b(?:reads?|sees?|person|users?|repl(?:y|ies)|summar(?:y|ies)|answers?|reports?|conversation|chat|logs?)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:not|never|don['’]?t) (?:\w{1,8} )?(?:let|allow) (?:the |any )?(?:users?|person|human|customer|anyone|them)\b(?: to)? (?:see|know|notice|find|learn|realise|realize|read|discover)\b`,
  ),
  feature(
    'concealment',
    5,
    String.raw`\b(?:do not|don['’]?t|never|without) (?:log|record|audit|trace|logging|recording|auditing|tracing) (?:it|this|that|them|anything|any of)\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`\bwithout (?:waiting for|involving|bothering|going through|consulting|a word to|troubling|asking|telling|checking with|alerting|disturbing|input from) (?:the |any |your )(?:users?|person|human|customer|owner|operator|people)\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`\b(?:approve|accept|merge|confirm|sign)\b[^.\n]{0,50}\b(?:on sight|blindly|unseen|without (?:review(?:ing)?|looking|reading|checking))\b|\b(?:approve|accept|confirm|authori[sz]e) (?:all|every|each|any) (?:\w{1,14} )?(?:transfers?|payments?|prompts?|permissions?|commands?)(?: automatically)?\b`,
  ),
  feature(
    'unguarded',
    7,
    String.raw`\b(?:while|when|if|only with|with|until|unless) (?:the |all |any |your )?${GATES}(?: dialogs?| prompts?| steps?)? (?:are |is |have been |has been )?(?:turned |switched )?(?:off|disabled|skipped)\b|\b(?:approvals?|confirmation|permission|consent) (?:dialogs?|prompts?|steps?|requests?|checks?)? ?(?:are|is|have been|were) (?:now )?(?:turned off|switched off|off|disabled|suspended|waived)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:switch|set|put|turn) (?:the |your )?(?:client|editor|session|agent|host|ide|assistant|yourself) (?:to|into|in) (?:an? )?(?:automatic|auto|unattended|yolo|autonomous|unrestricted|debug|admin|god)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:firewall|vpn|antivirus|sandbox|endpoint protection|tunnel|selinux)\b[^.\n]{0,30}\b(?:is|are|gets?|has to be|have to be|must be|should be) (?:taken down|stopped|turned off|disabled|switched off|removed|paused)\b`,
  ),
  feature('unguarded', 6, String.raw`\bStrictHostKeyChecking[ =]no\b|\bNODE_TLS_REJECT_UNAUTHORIZED[ =]{1,3}0`),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:if|when|even if)\b[^.\n]{0,24}\bfails?\b[^.\n]{0,30}\b(?:report|claim|say|state)(?:ing)? (?:it as |that it )?(?:success|succeeded|passed|green|ok)\b|\bmark (?:it|them|failing tests) as (?:skipped|passed)\b`,
  ),
];
