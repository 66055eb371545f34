import type { Authored } from '../authored.js';
import type { Condition } from '../conditions/condition.js';
import { RegoScanner } from '../rego-scanner.js';
import { metadata } from './metadata.js';
import { ModulePaths } from './paths.js';
import { member } from './rego-text.js';

export type RegoCondition = Extract<Condition, { kind: 'rego' }>;

/** Bodies that the author wrote in Rego, a package each: no name in one meets a name of ours, and what OPA says of it is about it alone. */
export class Bodies {
  readonly #names = new Map<RegoCondition, string>();
  readonly #authored: Authored[] = [];
  readonly #paths = new ModulePaths();

  /** The name of a body's package below `mcp.policy.rego`; the same body is written once. */
  add(ruleId: string, condition: RegoCondition): string {
    const known = this.#names.get(condition);
    if (known !== undefined) return known;
    const taken = new Set(this.#names.values());
    let name = ruleId;
    for (let n = 2; taken.has(name); n++) name = `${ruleId}-${n}`;
    this.#names.set(condition, name);
    this.#authored.push(moduleOf(this.#paths.of('rego', name), ruleId, name, condition));
    return name;
  }

  get authored(): readonly Authored[] {
    return this.#authored;
  }
}

function moduleOf(path: string, ruleId: string, name: string, { body, written, span }: RegoCondition): Authored {
  const head = [
    metadata({ title: `A condition of ${ruleId}, as its author wrote it`, source: span }),
    `package ${member('mcp.policy.rego', name)}`,
    ...(/\bhelpers\b/.test(body) ? ['', 'import data.mcp.policy.helpers'] : []),
    '',
    'holds if {',
    '',
  ].join('\n');
  return {
    kind: 'condition',
    module: { path, text: `${head}${indented(body)}\n}\n` },
    text: written,
    line: head.split('\n').length,
    from: 0,
  };
}

/** One tab before each line that is not empty and does not begin inside of a raw string. */
function indented(body: string): string {
  const scanner = new RegoScanner();
  const lines = body.split('\n').map((line) => {
    const inside = scanner.place === 'raw' || scanner.place === 'raw template';
    scanner.read(`${line}\n`);
    return inside || line === '' ? line : `\t${line}`;
  });
  return lines.join('\n');
}
