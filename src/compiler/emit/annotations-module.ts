import type { RegoModule } from '../../engine/bundle.js';
import { metadata } from './metadata.js';
import { moduleText } from './rego-text.js';

const HEAD = `${metadata({
  title: 'What a tool says of itself',
  description: "With the specification's defaults where it says nothing (MCP, ToolAnnotations). They are the server's word, not a fact.",
})}
package mcp.policy.annotations`;

const RULES: Readonly<Record<string, string>> = {
  read_only: `${metadata({ title: 'It changes nothing' })}
default read_only := false

read_only if input.tool.annotations.readOnlyHint == true`,
  destructive: `${metadata({ title: 'It may destroy', description: 'Unless it denies that, or is read-only.' })}
default destructive := true

destructive := false if input.tool.annotations.readOnlyHint == true

destructive := false if input.tool.annotations.destructiveHint == false`,
  idempotent: `${metadata({ title: 'Once and twice are alike' })}
default idempotent := false

idempotent if input.tool.annotations.idempotentHint == true`,
  open_world: `${metadata({ title: 'It reaches beyond a closed domain' })}
default open_world := true

open_world := false if input.tool.annotations.openWorldHint == false`,
};

/** The annotations that rules ask for, in a module of their own. */
export function annotationsModule(names: ReadonlySet<string>): readonly RegoModule[] {
  const used = Object.keys(RULES).filter((name) => names.has(name));
  if (used.length === 0) return [];
  return [{ path: 'mcp/policy/annotations/annotations.rego', text: moduleText([HEAD, ...used.map((name) => RULES[name] ?? '')]) }];
}
