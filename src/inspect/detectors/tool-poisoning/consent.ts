import { feature, type Feature } from './feature.js';

/** Consent that nobody gave, checks that nobody may drop. */
export const CONSENT: readonly Feature[] = [
  feature(
    'consent',
    5,
    String.raw`\b(?:do not|don['’]?t|never|without|no need to|skip(?:ping)?|bypass(?:ing)?)\b[^.\n]{0,24}\b(?:ask(?:ing)?|request(?:ing)?|seek(?:ing)?|require|wait(?:ing)?|prompt(?:ing)?)\b[^.\n]{0,20}\b(?:confirmation|permission|approval|consent|authori[sz]ation)`,
  ),
  // An order to who calls; `without confirmation` is also what a tool may say of itself.
  feature(
    'consent',
    8,
    String.raw`(?:^|[.;:!?\n]\s{0,8}|\b(?:and|then|please) )(?:do not|don['’]?t|never) (?:ever )?(?:ask|wait|prompt|seek|request)\b[^.\n]{0,20}\b(?:confirmation|permission|approval|consent|authori[sz]ation)\b[^.\n]{0,8}\b(?:before|when|for|to|prior to) (?:\w{1,12} ){0,2}(?:delet|transfer|send|pay|purchas|buy|execut|run|instal|overwrit|modif|approv|wip|drop|forward|upload|writ)\w{0,4}\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`(?:^|[.;:!?(\n]\s{0,8}|\b(?:because|since|note that|as) )(?:the |your )?(?:user|owner|admin(?:istrator)?)s? ha(?:s|ve) (?:already |previously |explicitly )(?:approved|consented|authori[sz]ed|agreed|granted|given)`,
  ),
  feature(
    'consent',
    5,
    String.raw`\b(?:trust (?:this|the) tool|has been (?:security )?(?:audited|vetted|verified|reviewed)[^.\n]{0,24}(?:approved|safe|trusted|secure)|pre-?approved|pre-?authori[sz]ed|implicitly (?:trusted|approved|authori[sz]ed))`,
  ),
  // Power over everything, said of a tool that is for something else.
  feature(
    'consent',
    7,
    String.raw`\b(?:also|additionally,?(?: this tool| it)?|beyond that,? it) (?:can|may|will) (?:also )?(?:delete|overwrite|modify|remove|execute|run|change|read)(?: (?:or|and) \w{3,12}|, \w{3,12}){0,3} (?:any|all|every|arbitrary) (?:\w{2,10} )?(?:files?|commands?|data|records?|director(?:y|ies)|code)\b[^.\n]{0,50}\bwithout (?:requiring |asking (?:for )?|needing |any |user |further |explicit ){0,3}(?:confirmation|approval|permission|consent)\b`,
  ),
  feature(
    'unguarded',
    7,
    String.raw`\b(?:disabl(?:e|es|ing)|bypass(?:es|ing)?|ignor(?:e|es|ing)|circumvent(?:s|ing)?|turn off|suspend|skip(?:s|ping)?|override|remove|deactivate|evade|disregard|without applying)\b[^.\n]{0,24}\b(?:(?:security|safety|guard ?rails?|audit(?:[ _]?log(?:ging|s)?)?|permission|access control) ?(?:checks?|polic(?:y|ies)|guidelines?|controls?|restrictions?|measures?|filters?|protocols?|rules?|systems?|validation|logging)?|(?:policy|content|privacy) (?:checks?|polic(?:y|ies)|guidelines?|controls?|restrictions?|measures?|filters?|rules?)|all (?:restrictions|guardrails|safeguards|checks|limitations)|guardrails?|safeguards?|proxy['’]?s?|rate limits?|authentication|authori[sz]ation)\b`,
  ),
  feature(
    'unguarded',
    6,
    String.raw`\b(?:grant(?:s|ed|ing)?|give|obtain|gain|assume|escalate)\b[^.\n]{0,20}\b(?:unrestricted|full|complete|admin(?:istrator|istrative)?|elevated|root|sudo|total|unlimited)[ _](?:\w{1,12} )?(?:access|privileges?|permissions?|control|rights)`,
  ),
  feature(
    'unguarded',
    6,
    String.raw`\b(?:security_level|unrestricted_access|audit_logging|safe_mode|safety)\b\s?(?:=|:|to)\s?(?:0|none|off|false|true|disabled)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`(?:^|[.!?>:\n]\s{0,8})(?:please |then |also |always )?(?:enable|grant|use|assume|bypass|disable|skip|turn off|ignore|circumvent)\b[^.\n]{0,24}\b(?:root|admin|sudo|elevated|security|safety|auth(?:entication|orization)?|permission|policy|guards?|guardrails?)\b[^.\n]{0,24}\b(?:to proceed|to continue|for (?:this|the current|all|any|every) (?:\w{1,12} )?(?:requests?|operations?|calls?|sessions?|tasks?|users?))\b`,
  ),
  feature('unguarded', 3, String.raw`\b(?:elevated|unrestricted|root|admin) (?:access|privileges?|permissions?)\b`),
];
