import type { RegoModule } from '../../engine/bundle.js';
import type { Condition } from '../conditions/condition.js';
import { metadata } from './metadata.js';
import { ModulePaths } from './paths.js';
import { indent, member, moduleText } from './rego-text.js';

export type RegoCondition = Extract<Condition, { kind: 'rego' }>;

/** Bodies that the author wrote in Rego, a package each: no name in one meets a name of ours, and what OPA says of it is about it alone. */
export class Bodies {
  readonly #names = new Map<RegoCondition, string>();
  readonly #modules: RegoModule[] = [];
  readonly #paths = new ModulePaths();

  /** The name of a body's package below `mcp.policy.rego`; the same body is written once. */
  add(ruleId: string, condition: RegoCondition): string {
    const known = this.#names.get(condition);
    if (known !== undefined) return known;
    const taken = new Set(this.#names.values());
    let name = ruleId;
    for (let n = 2; taken.has(name); n++) name = `${ruleId}-${n}`;
    this.#names.set(condition, name);
    this.#modules.push({ path: this.#paths.of('rego', name), text: textOf(ruleId, name, condition) });
    return name;
  }

  get modules(): readonly RegoModule[] {
    return this.#modules;
  }
}

function textOf(ruleId: string, name: string, { body, span }: RegoCondition): string {
  const head = metadata({ title: `A condition of ${ruleId}, as its author wrote it`, source: span });
  const lines = indent(body.split('\n')).replaceAll(/^\t+$/gm, '');
  return moduleText([
    `${head}\npackage ${member('mcp.policy.rego', name)}`,
    ...(/\bhelpers\b/.test(body) ? ['import data.mcp.policy.helpers'] : []),
    `holds if {\n${lines}\n}`,
  ]);
}
