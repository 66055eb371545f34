import type { AuditRow } from '../../audit/read/row.js';
import { subjectKey, type Learned } from '../learn-policy.js';
import { shown } from '../rules/sayable.js';
import { COMPLETE } from '../../protocol/methods.js';

/** Which rules there are, and what is left out. */
export class Subjects {
  readonly #tools: ReadonlySet<string>;
  readonly #leftOut: ReadonlySet<string>;
  readonly #deniedPlumbing: ReadonlySet<string>;

  readonly #several: boolean;

  constructor({ rules, leftOut }: Learned, several: boolean) {
    this.#several = several;
    const tools = rules.filter(({ kind }) => kind === 'tool');
    this.#tools = new Set(tools.flatMap(({ names, server }) => names.map((name) => subjectKey('tool', name, server))));
    this.#leftOut = new Set(leftOut.map(({ kind, name, server }) => subjectKey(kind, name, server)));
    this.#deniedPlumbing = new Set(rules.filter(({ action }) => action === 'deny').flatMap(({ names }) => names));
  }

  keyOfTool({ tool, server }: AuditRow): string | undefined {
    return tool === undefined ? undefined : subjectKey('tool', tool, this.#several ? server : undefined);
  }

  isLeftOut(row: AuditRow): boolean {
    const tool = this.keyOfTool(row);
    if (tool !== undefined) return !this.#tools.has(tool);
    const server = this.#several ? row.server : undefined;
    const prompt = recordedPrompt(row);
    return (
      this.#leftOut.has(subjectKey('method', row.method, undefined)) ||
      (prompt !== undefined && this.#leftOut.has(subjectKey('prompt', shown(prompt), server)))
    );
  }

  isDeniedPlumbing({ method }: AuditRow): boolean {
    return this.#deniedPlumbing.has(method);
  }
}

/** The prompt that was asked for: one of which an argument was completed is no subject of its own. */
function recordedPrompt({ input, method }: AuditRow): string | undefined {
  if (method === COMPLETE) return undefined;
  const prompt = input?.['prompt'];
  const name = prompt !== null && typeof prompt === 'object' && 'name' in prompt ? prompt['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}
