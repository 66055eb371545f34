import { nearMiss } from '../../errors/near-miss.js';
import { METHODS } from '../../protocol/methods.js';
import type { Span } from '../../errors/diagnostic.js';
import type { Policy } from '../language/policy.js';
import type { Action } from '../language/action.js';
import type { Problems } from '../problems.js';

const acting = new Map<string, boolean>();
for (const fact of METHODS) acting.set(fact.method, (acting.get(fact.method) ?? false) || fact.acting);

/** Methods that pass without an allow, and names that the protocol does not have but nearly has. */
export function reportPlumbing({ rules }: Policy, problems: Problems): void {
  for (const { target, action, span } of rules) {
    if (target.kind !== 'method') continue;
    for (const { text, parts } of target.globs) if (parts === undefined) reportMethod(text, action, span, problems);
  }
}

function reportMethod(method: string, action: Action, span: Span, problems: Problems): void {
  const known = acting.get(method);
  if (known === false && action !== 'deny') {
    problems.warning(
      'AM1306',
      span,
      `\`${method}\` needs no rule that ${action === 'ask' ? 'asks' : 'allows'} it: only a deny stops it`,
      'remove this rule',
    );
  }
  const near = known === undefined ? nearMiss(method, acting.keys()) : undefined;
  if (near !== undefined) problems.warning('AM1306', span, `the protocol has no method \`${method}\` (did you mean \`${near}\`?)`);
}
