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

/** What becomes of one line. */
export interface LinePassage {
  readonly line: Line;
  /** Of its message, or of each element of its batch. */
  readonly passage: Passage | BatchPassage;
  /** Where the line is a response. */
  readonly answers: Answers | undefined;
}

export class BatchPassage {
  /** The bytes of each element as they came. */
  readonly messages: readonly Buffer[];
  readonly passages: readonly Passage[];

  constructor(messages: readonly Buffer[], passages: readonly Passage[]) {
    this.messages = messages;
    this.passages = passages;
  }
}

/** The records of a group, in order. */
export function eventsOf(lines: readonly LinePassage[]): readonly AuditEvent[] {
  const only = onlyPassage(lines);
  if (only !== undefined) return only.events;
  const events: AuditEvent[] = [];
  for (const { passage } of lines) {
    if (passage instanceof BatchPassage) for (const each of passage.passages) events.push(...each.events);
    else for (const event of passage.events) events.push(event);
  }
  return events;
}

/** The bytes that leave because of a group of lines, by side, in order. */
export function assemble(direction: Direction, lines: readonly LinePassage[], recorded: boolean): Forward {
  const [line] = lines;
  const only = onlyPassage(lines);
  if (line !== undefined && only !== undefined && recorded && goesAlone(only) && only.message === line.line.bytes) {
    const onward = [line.line.raw];
    return direction === 'client_to_server'
      ? { toServer: onward, toClient: NOTHING }
      : { toServer: NOTHING, toClient: onward, answers: [line.answers] };
  }
  return assembleAll(direction, lines, recorded);
}

/** With one call in flight a group is one message, and most go on as they came: a list that grows has room for seventeen. */
function onlyPassage(lines: readonly LinePassage[]): Passage | undefined {
  const passage = lines.length === 1 ? lines[0]?.passage : undefined;
  return passage instanceof BatchPassage ? undefined : passage;
}

function goesAlone({ instead, back }: Moves): boolean {
  return instead === undefined && back === undefined;
}

function assembleAll(direction: Direction, lines: readonly LinePassage[], recorded: boolean): Forward {
  const onward: Buffer[] = [];
  const back: Buffer[] = [];
  const answers: (Answers | undefined)[] = [];
  const besides = ({ instead, back: answer }: Moves): void => {
    if (instead !== undefined) onward.push(instead);
    if (answer !== undefined) back.push(answer);
  };
  for (const { line, passage, answers: answered } of lines) {
    // A line of which nothing was changed or held back goes on as it came, its spaces and its ending included.
    if (passage instanceof BatchPassage) {
      const { messages, passages } = passage;
      const moves = recorded ? passages : passages.map(unrecordedMoves);
      if (moves.length > 0 && moves.every(({ message }, index) => message !== undefined && message === messages[index])) {
        onward.push(line.raw);
      } else onward.push(...batchOf(sent(moves), endingOf(line)));
      for (const each of moves) besides(each);
      continue;
    }
    const moves = recorded ? passage : unrecordedMoves(passage);
    if (moves.message === line.bytes) {
      // Of what is sent in place of others nothing is said.
      answers[onward.length] = answered;
      onward.push(line.raw);
    } else if (moves.message !== undefined) onward.push(Buffer.concat([moves.message, Buffer.from(endingOf(line))]));
    besides(moves);
  }
  return direction === 'client_to_server' ? { toServer: onward, toClient: back } : { toServer: back, toClient: onward, answers };
}

function unrecordedMoves(passage: Passage): Moves {
  return passage.unrecorded?.() ?? passage;
}

function sent(moves: readonly Moves[]): readonly Buffer[] {
  return moves.flatMap(({ message }) => (message === undefined ? [] : [message]));
}

/** What is left of a batch are the other elements' own bytes in a new array; of another line its message, on a line of its own. */
function endingOf({ ending }: Line): '\n' | '\r\n' {
  return ending === '' ? '\n' : ending;
}
