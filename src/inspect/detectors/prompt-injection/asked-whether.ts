/** `tell me if you are a bot`: who asks it, */
const ASKS = /\b(?:tell (?:me|us)|let (?:me|us) know|wonder(?:ing)?|asking|want to know|like to know|not sure|confirm)(?: \w{1,8}){0,2} $/i;
/** and nothing more that is wanted. */
const NO_MORE =
  /^(?:[ ,]{1,2}(?:or (?:an? )?(?:human|person|real person|not)|(?:an? )?(?:real )?(?:human|person)|please|now|and thanks|thanks|thank you|today|here)){0,3}[\s.?!]{0,4}$/i;
/** As far as either goes. */
const FAR = 48;

/** Whether it is only asked if somebody is a program, said from `start` to `end`. */
export function isAskedWhether(text: string, start: number, end: number): boolean {
  return (
    text.length <= end + FAR &&
    /^if you/i.test(text.slice(start, end)) &&
    ASKS.test(text.slice(Math.max(0, start - FAR), start)) &&
    NO_MORE.test(text.slice(end))
  );
}
