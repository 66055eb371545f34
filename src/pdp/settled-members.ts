import type { InputDocument } from './input-document.js';

/** Members that are another object with each message. */
export const CHANGING = ['arguments', 'params', 'paths', 'result', 'session', 'time'] as const satisfies readonly (keyof InputDocument)[];
type Settled = Omit<InputDocument, (typeof CHANGING)[number]>;

/**
 * The members of the document before that are the same for many messages in a row: who calls what, and that nothing was found. By name, each: on the way of
 * every message that is a tenth of going over a document's members.
 */
export class SettledMembers {
  #before: Settled | undefined;

  /** Whether all of them are the same objects and texts as those of the document before. If not, those of this one are. */
  follow(input: InputDocument): boolean {
    const before = this.#before;
    if (before !== undefined && isSame(before, input)) return true;
    this.#before = {
      version: input.version,
      direction: input.direction,
      kind: input.kind,
      method: input.method,
      acting: input.acting,
      server: input.server,
      tool: input.tool,
      resource: input.resource,
      prompt: input.prompt,
      task: input.task,
      identity: input.identity,
      client: input.client,
      findings: input.findings,
      definition: input.definition,
      tools: input.tools,
      origins: input.origins,
      urls: input.urls,
      sql: input.sql,
      commands: input.commands,
      transport: input.transport,
      mode: input.mode,
    } satisfies { readonly [Name in keyof Required<Settled>]: Settled[Name] } as Settled;
    return false;
  }

  forget(): void {
    this.#before = undefined;
  }
}

function isSame(one: Settled, other: Settled): boolean {
  return (
    one.tool === other.tool &&
    one.method === other.method &&
    one.kind === other.kind &&
    one.direction === other.direction &&
    one.version === other.version &&
    one.acting === other.acting &&
    one.server === other.server &&
    one.resource === other.resource &&
    one.prompt === other.prompt &&
    one.task === other.task &&
    one.identity === other.identity &&
    one.client === other.client &&
    one.findings === other.findings &&
    one.definition === other.definition &&
    one.tools === other.tools &&
    one.origins === other.origins &&
    one.urls === other.urls &&
    one.sql === other.sql &&
    one.commands === other.commands &&
    one.transport === other.transport &&
    one.mode === other.mode
  );
}
