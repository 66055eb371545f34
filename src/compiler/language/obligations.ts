import type { Obligation } from '../../pdp/decision.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { argumentPointer } from './argument-pointer.js';
import { listOf, oneOrMore } from './collections.js';
import { optional, record, type RecordOf } from './record.js';
import { oneOf, text } from './scalars.js';
import type { Shape } from './shape.js';

/** What a rule obliges to beside a rate limit, which has a key of its own. */
export type RuleObligation = Exclude<Obligation, { readonly kind: 'rate_limit' }>;

const approve = record('approve', {
  approvers: optional(listOf(text, { least: 1 }), 'Who may approve.'),
  message: optional(text, 'What they are told.'),
});

const KINDS = ['redact', 'label', 'log', 'approve'] as const;
const fields = {
  redact: optional(
    oneOrMore(argumentPointer),
    'Arguments that are replaced before the call is forwarded, by name, dotted name or JSON Pointer.',
  ),
  replacement: optional(text, 'What `redact` puts in their place (default `[REDACTED]`).'),
  label: optional(text, 'What the session is marked with from now on; `session: { labels: … }` asks for it.'),
  log: optional(
    oneOf(['full', 'minimal'], { none: 'every decision is logged; write `minimal`' }),
    'How much of the message its record keeps.',
  ),
  approve: optional(approve, 'A person has to approve; until approvals exist the call is asked about.'),
};

const one = record('an obligation', fields, {
  rate_limit: 'write `rate_limit` in the rule itself, beside `action`',
  mask: 'write `redact`',
  labels: 'write one obligation for each: `- label: name`',
  log_level: 'write `log`',
  approval: 'write `approve`',
});

const obligation: Shape<readonly RuleObligation[]> = {
  ...one,
  schema: { ...one.schema, oneOf: KINDS.map((kind) => ({ required: [kind] })), dependentRequired: { replacement: ['redact'] } },
  read(node, problems) {
    const read = one.read(node, problems);
    if (read === undefined || !hasOneKind(node, problems)) return undefined;
    return obligationsOf(read);
  },
};

const list = listOf(obligation, { least: 1 });

export const obligations: Shape<readonly RuleObligation[]> = {
  ...list,
  read: (node, problems) => list.read(node, problems)?.flat(),
};

function hasOneKind(node: SourceNode, problems: Problems): boolean {
  if (node.kind !== 'map') return false;
  const kinds = node.entries.filter(({ key }) => KINDS.some((kind) => kind === key));
  const [first, second] = kinds;
  const replacement = node.entries.find(({ key }) => key === 'replacement');
  if (first === undefined)
    problems.error(
      'AM1102',
      node.entries[0]?.span ?? node.span,
      'an obligation is one of `redact`, `label`, `log` and `approve`',
      'write for example `- label: read_untrusted`',
    );
  else if (second !== undefined)
    problems.error('AM1207', second.span, `this is one obligation and \`${first.key}\` another`, 'start a new entry with `- `');
  else if (replacement !== undefined && first.key !== 'redact')
    problems.error('AM1207', replacement.span, '`replacement` belongs to `redact`', 'remove it');
  else return true;
  return false;
}

function obligationsOf({ redact, replacement, label, log, approve: approval }: RecordOf<typeof fields>): readonly RuleObligation[] {
  return [
    ...(redact ?? []).map((path): RuleObligation => ({ kind: 'redact', path, ...(replacement === undefined ? {} : { replacement }) })),
    ...(label === undefined ? [] : [{ kind: 'label', label } as const]),
    ...(log === undefined ? [] : [{ kind: 'log', level: log } as const]),
    ...(approval === undefined ? [] : [approveOf(approval)]),
  ];
}

function approveOf({ approvers, message }: { approvers: readonly string[] | undefined; message: string | undefined }): RuleObligation {
  return { kind: 'approve', ...(approvers === undefined ? {} : { approvers }), ...(message === undefined ? {} : { message }) };
}
