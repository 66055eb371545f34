export const OVERRIDE =
  'ignore|ignoring|ignores|disregard|disregarding|forget|forgetting|override|overriding|bypass|discard|neglect|nullify|dismiss|erase|igmre|ignor';
export const ORDERS =
  'instruction|instructions|instrctoins|instuctions|prompt|prompts|rules|rule|guidelines|guideline|directives|directive|directions|commands|orders|constraints|programming|restrictions|guardrails|safeguards|policies|assignments|tasks|policy';
export const ORDERS_GROUP = `${ORDERS}|training|context|texts|text|messages|message|conversation|content|information|statements|articles|articels|input|inputs`;
export const SECRETS = 'password|passwords|passphrase|credentials|credential|secret|secrets|key|keys';
export const SHOW =
  'reveal|show|print|output|repeat|display|tell|give|share|disclose|leak|dump|expose|write|return|provide|recite|say|list|echo|copy|summarize|translate|spell|display';
/** What a model was given before the conversation. */
export const GIVEN = 'instructions|instruction|prompt|rules|ruleset|guidelines|directives|restrictions|policies|constraints';
/** What opens a story in which a model may do what it may not. */
export const SUPPOSED =
  'imagine we|imagine that we|imagine i|suppose we|suppose you|let s imagine|let s assume|let s suppose|assume that we|suppose that we|pretend we|pretend that we';
/** A form that a filter of answers does not see through. */
export const RECODED =
  'reverse order|it backwards|them backwards|written backwards|spelled backwards|spell backwards|birthday backwards|date backwards|birth backwards|year backwards|month backwards|name backwards|number backwards|address backwards|initials backwards|color backwards|colour backwards|code backwards|word backwards|words backwards|password backwards|secret backwards|key backwards|answer backwards|response backwards|reply backwards|prompt backwards|instructions backwards|residence backwards|letters backwards|using base64|hex encoded|in hex|in morse|leetspeak|leet speak|pig latin|rot13|first three letters|first 3 letters|last three letters|first half of|separated by a dot|separated by dots|split the response|split the answer|interlace';
/** Each of those has one of them: to begin, `it` or `the` is in nearly every text. */
export const RECODED_SIGNS = 'reverse|backwards|base64|hex|morse|leetspeak|leet|latin|rot13|letters|half|dot|dots|split|interlace';
