import { once } from '../../once.js';

/** Messages from before, all of them only where they are one's own. */
const MESSAGES =
  /^(?:ignore|disregard|forget)(?: about)?(?: (?:the|these|those|my|our|all my))? (?:previous|prior|earlier|past|above)(?: \w{1,12})? (?:messages?|e-?mails?|mails?)$/i;
/** So much behind it is read; of what goes on longer it is not known what it asks for. */
const REST = 240;
const CLAUSES = /[.,;!?\n]+/;
/** How one begins to tell of a matter: nobody is told to do something so. */
const TELLS =
  /^(?:(?:and|but|because|since|as) )?(?:i|we|it|he|she|they|this|that|there|the|my|our|everything|nothing|all (?:is|was)|no|already|solved|resolved|fixed|found|sorry|apologies|thanks?|cheers|best|kind|regards|hi|hello)(?:['’]\w{1,2})?(?: |$)/i;
const SIGNS_OFF = /^(?:thanks?|thank you|many thanks|cheers|best|(?:best|kind) regards|regards)$/i;
const NAME = once(() => /^\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20})?$/u);
/** Behind these the matter goes on. */
const GOES_ON = /\b(?:and|then|so) (?:i|we|it|the|my|our|thanks?)\b/gi;
/** Whoever speaks of these, or to somebody, asks for something. */
const ASKS =
  /[:"“”`{}<>#[\]@*]|\b(?:and|then|so|yours?|you(?:['’]\w{1,2})?|must|should|shall|needs?|needed|have to|has to|(?:is|are|was|be) to|(?:time|left|best|better|important|urgent|necessary|essential) (?:to|that)|please|instead|now|next|want(?:s|ed)?|would like|task|job|goal|step|orders?|instructions?|rules?|prompts?|passwords?|secrets?|keys?|tokens?|system|assistant|agent|ai|model|llm|users?)\b/i;

/** `Ignore the previous messages, the problem is solved.` What stands behind it is read whole, and only tells of the matter. */
export function takesMessagesBack(text: string, start: number, end: number): boolean {
  if (text.length > end + REST || !MESSAGES.test(text.slice(start, end))) return false;
  const rest = text.slice(end).replace(/\bthank you\b/gi, 'thanks');
  if (ASKS.test(rest.replace(GOES_ON, ' ')) || /^[ ]{0,2}\w/.test(rest)) return false;
  const clauses = rest.split(CLAUSES).flatMap((clause) => clause.trim() || []);
  return clauses.every((clause, at) => TELLS.test(clause) || (NAME().test(clause) && SIGNS_OFF.test(clauses[at - 1] ?? '')));
}
