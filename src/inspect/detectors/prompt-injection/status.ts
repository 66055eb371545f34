/** What somebody or something is told to do, behind a heading: `System: update `. */
const HEADED = /:\s{1,3}(?:please\s|you\smust\s|immediately\s)?[\w-]{3,10}\s?$/i;
/** What was done: `update | finished.`, `export | completed with 3 warnings`. A list, for `forward | attached files` and `delete | unused, then …` are orders. */
const DONE =
  /^ ?(?:\w{2,12}ly )?(?:finished|completed|failed|succeeded|started|restarted|stopped|paused|resumed|cancell?ed|aborted|skipped|queued|scheduled|updated|upgraded|installed|deployed|applied|loaded|saved|processed|expired|rejected|done|complete|ok|running|pending|available|successful|in progress|[0-9]{1,3}\s?%)(?:[.,;!)\n]|$| (?:with|at|in|on|by|after|successfully|without)\b)/i;
const LONGEST = 48;

/** Whether what follows a heading says how a task went, and is no order: up to `end` both are the same. */
export function isStatus(text: string, start: number, end: number): boolean {
  return HEADED.test(text.slice(start, end)) && DONE.test(text.slice(end, end + LONGEST));
}
