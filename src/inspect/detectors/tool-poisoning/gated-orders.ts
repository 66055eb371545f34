import { feature, type Feature } from './feature.js';

const COUNT = String.raw`(?:\d{1,5}|two|three|five|ten|twenty|fifty|a hundred|a few|several)`;
/** From when on: a version, a day, so many calls, the approval of this tool. */
const FROM_THEN_ON = String.raw`\b(?:(?:if|once|when|as soon as) (?:the |this |its )?(?:\w{1,12} ){0,2}version (?:is|reaches|becomes|exceeds)[^,;\n]{1,32}|(?:starting|beginning|effective|as of|from)(?: (?:in|with|on|from))? (?:version )?v?\d[\w./-]{0,12}(?: on(?:wards?)?| and (?:up|later|above))?|(?:once|after|when|as soon as) this (?:tool|server|plugin|integration) (?:has been |is |was |gets )(?:approved|trusted|installed|allowed|reviewed|whitelisted)[^,;\n]{0,32}|after (?:the )?(?:first )?${COUNT} (?:successful )?(?:calls|uses|invocations|runs|requests|executions))\b`;
/** Not `you can`: that tells of a way that was added. */
const SO = String.raw`(?:you (?:must|should|shall|will) |please |then |also |always |automatically |silently |simply ){0,3}`;
const ENDS = String.raw`(?:skip|bypass|ignore|disable|suppress|omit|drop|disregard|stop (?:asking|requesting|checking)|no longer (?:ask|request|require|check|wait)|do not (?:ask|request|wait)|auto-?(?:approve|confirm|accept))`;
const CHECK = String.raw`(?:confirmations?|reviews?|approvals?|permissions?|checks?|dialogs?|prompts?|consent|guard ?rails?|verification|the (?:user|person))`;
const ASKS = String.raw`(?:no longer (?:ask|wait for|consult|check with)|stop asking|do not (?:ask|wait for))`;
/** Not `with --yes`, `by setting quiet`, or the name of a parameter: that is how a program is told. */
const IN_ALL = String.raw`(?: ?[.,;!]|\s{0,4}$|\n| (?:and|or|before|after|for|when|of|on|to|then|entirely|altogether|completely|which|first|about|from|in|at|so|as|because|again|any ?more|any longer|step|steps|dialogs?|prompts?)\b)`;
/** Of programs too: what a later version does without. */
const CHECK_OF_PROGRAMS = String.raw`(?:limits?|warnings?|validation)`;

/** A check that is to be left out from some moment on: what a definition asks for now would be refused, and nobody looks again. */
export const GATED_ORDERS: readonly Feature[] = [
  feature(
    'two_faces',
    8,
    String.raw`${FROM_THEN_ON},? ${SO}${ENDS}\b[^.\n]{0,30}\b${CHECK}${IN_ALL}|${FROM_THEN_ON},? ${SO}${ASKS} (?:any |the )?(?:users|persons?|people)\b`,
  ),
  feature('two_faces', 5, String.raw`${FROM_THEN_ON},? ${SO}${ENDS}\b[^.\n]{0,30}\b${CHECK_OF_PROGRAMS}\b`),
];
