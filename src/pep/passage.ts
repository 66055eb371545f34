import type { AuditEvent } from '../audit/event.js';
import type { Direction } from '../pdp/input-document.js';
import { batchOf } from '../protocol/answers.js';
import type { Answers, Forward, Line } from '../transport/interceptor.js';

/** Where bytes go because of one message. Lines carry their ending. */
export interface Moves {
  /** The message itself, on to the other side: the sender's own bytes, or what stands in their place. No line ending. */
  readonly message?: Buffer;
  /** A line of ours to the other side, in place of an answer that does not pass. */
  readonly instead?: Buffer;
  /** A line of ours to the sender. */
  readonly back?: Buffer;
}

/** What becomes of one message. */
export interface Passage extends Moves {
  /** They must be accepted before anything moves. */
  readonly events: readonly AuditEvent[];
  /** What becomes of it when they are not. Absent where there is nothing to record. */
  readonly unrecorded?: () => Moves;
}

export const NO_EVENTS: readonly AuditEvent[] = [];
const NOTHING: readonly Buffer[] = [];

/** What becomes of one line: of its message, or of each element of its batch. */
export interface LinePassage {
  readonly line: Line;
  readonly batch: boolean;
  /** The bytes of each message as they came. */
  readonly messages: readonly Buffer[];
  readonly passages: readonly Passage[];
  /** Where the line is a response. */
  readonly answers: Answers | undefined;
}

/** The records of a group, in order. */
export function eventsOf(lines: readonly LinePassage[]): readonly AuditEvent[] {
  const only = onlyPassage(lines);
  if (only !== undefined) return only.events;
  const events: AuditEvent[] = [];
  for (const { passages } of lines) for (const passage of passages) for (const event of passage.events) events.push(event);
  return events;
}

/** The bytes that leave because of a group of lines, by side, in order. */
export function assemble(direction: Direction, lines: readonly LinePassage[], recorded: boolean): Forward {
  const [line] = lines;
  const only = onlyPassage(lines);
  if (line !== undefined && only !== undefined && recorded && goesAlone(only) && only.message === line.messages[0]) {
    const onward = [line.line.raw];
    return direction === 'client_to_server'
      ? { toServer: onward, toClient: NOTHING }
      : { toServer: NOTHING, toClient: onward, answers: [line.answers] };
  }
  return assembleAll(direction, lines, recorded);
}

/** With one call in flight a group is one message, and most go on as they came: a list that grows has room for seventeen. */
function onlyPassage(lines: readonly LinePassage[]): Passage | undefined {
  const passages = lines.length === 1 ? lines[0]?.passages : undefined;
  return passages?.length === 1 ? passages[0] : undefined;
}

function goesAlone({ instead, back }: Moves): boolean {
  return instead === undefined && back === undefined;
}

function assembleAll(direction: Direction, lines: readonly LinePassage[], recorded: boolean): Forward {
  const onward: Buffer[] = [];
  const back: Buffer[] = [];
  const answers: (Answers | undefined)[] = [];
  for (const line of lines) {
    const moves: readonly Moves[] = recorded ? line.passages : line.passages.map((passage) => passage.unrecorded?.() ?? passage);
    // A line of which nothing was changed or held back goes on as it came, its spaces and its ending included.
    if (moves.length > 0 && moves.every(({ message }, index) => message !== undefined && message === line.messages[index])) {
      // Of what is sent in place of others nothing is said.
      answers[onward.length] = line.answers;
      onward.push(line.line.raw);
    } else onward.push(...rewritten(line, moves));
    for (const { instead, back: answer } of moves) {
      if (instead !== undefined) onward.push(instead);
      if (answer !== undefined) back.push(answer);
    }
  }
  return direction === 'client_to_server' ? { toServer: onward, toClient: back } : { toServer: back, toClient: onward, answers };
}

/** What is left of a line: of a batch the other elements' own bytes in a new array. */
function rewritten({ line, batch }: LinePassage, moves: readonly Moves[]): readonly Buffer[] {
  const messages = moves.flatMap(({ message }) => (message === undefined ? [] : [message]));
  const ending = line.ending === '' ? '\n' : line.ending;
  return batch ? batchOf(messages, ending) : messages.map((message) => Buffer.concat([message, Buffer.from(ending)]));
}
