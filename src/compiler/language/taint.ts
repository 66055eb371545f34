import { TAINT_ACTIONS, type TAINT_KINDS } from '../../pdp/guards.js';
import type { Glob } from '../../pdp/glob.js';
import { host } from '../operators/url.js';
import { quote } from '../source/node.js';
import { ACTION_HINTS } from './action-hints.js';
import { listOf } from './collections.js';
import { nameOrPattern } from './names.js';
import { optional, record } from './record.js';
import { flag, oneOf } from './scalars.js';
import type { Shape } from './shape.js';

export type TaintAction = (typeof TAINT_ACTIONS)[number];
export type TaintKind = (typeof TAINT_KINDS)[number];

/** What is done about calls with effects in a session that has read what strangers may have written. */
export interface Taint {
  readonly action: TaintAction;
  /** Instead, for calls of one kind. */
  readonly kinds: ReadonlyMap<TaintKind, TaintAction>;
  /** Instead, where it is milder, for calls that take nothing out of such text. */
  readonly untainted: TaintAction | undefined;
  /** Names and patterns of tools and resources, beside and against what their names and annotations say. */
  readonly sources: readonly string[];
  readonly trusted: readonly string[];
  readonly sinks: readonly string[];
  readonly harmless: readonly string[];
  /** Hosts that a session may reach whatever it has read. */
  readonly hosts: readonly string[];
  readonly fromStart: boolean;
}

const HINTS: Readonly<Record<string, string>> = {
  ...ACTION_HINTS,
  redact: 'write `block`: a call that is not made has nothing to replace',
  true: 'write `block`',
};
const action = oneOf(TAINT_ACTIONS, HINTS);
const names = listOf(nameOrPattern('the name of a tool, or the URI of a resource'), { least: 1 });

const map = record(
  'taint',
  {
    action: optional(action, 'What becomes of calls with effects: block (default), ask, flag (a warning) or off.'),
    send: optional(action, 'The same for calls that carry something to others: send, post, reply, share, push.'),
    change: optional(action, 'For calls that change something elsewhere: delete, pay, book, create, and what nobody can tell.'),
    write: optional(action, "For calls that write the session's own files, memory or repository."),
    execute: optional(action, 'For calls that run commands, code or SQL.'),
    fetch: optional(action, 'For calls that reach a host which `hosts` does not name, once something private was read too.'),
    untainted: optional(
      action,
      'Where it is milder, for calls that take nothing out of such text: no recipient, host, account, name or file that it brought. Default: the same.',
    ),
    sources: optional(names, 'Tools and resources whose answers strangers may have written, whatever else is known of them.'),
    trusted: optional(names, 'Those whose answers no stranger writes. An exact name wins over a pattern, and `sources` over `trusted`.'),
    sinks: optional(names, 'Tools that have effects, whatever else is known of them.'),
    harmless: optional(names, 'Tools that have none. An exact name wins over a pattern, and `sinks` over `harmless`.'),
    hosts: optional(listOf(host, { least: 1 }), 'Hosts that may be reached whatever was read: `example.com`, `*.example.com`.'),
    from_start: optional(flag, 'Every session counts as one that has read such text: for a server whose client uses others too.'),
  },
  {
    labels: 'labels are set by what answers bring; name tools under `sources` or `trusted`',
    tools: 'write `sources`, `trusted`, `sinks` or `harmless`',
    allow: 'write `harmless`, or `hosts`',
    exempt: 'write `trusted` or `harmless`',
    domains: 'write `hosts`',
  },
);

const plain = (said: TaintAction): Taint => ({
  action: said,
  kinds: new Map(),
  untainted: undefined,
  sources: [],
  trusted: [],
  sinks: [],
  harmless: [],
  hosts: [],
  fromStart: false,
});

const textsOf = (globs: readonly Glob[] | undefined) => (globs ?? []).map(({ text }) => text);

/** An action, or a map that says more. */
export const taint: Shape<Taint> = {
  expected: `${action.expected}, or a map`,
  schema: { anyOf: [action.schema, map.schema] },
  read(node, problems) {
    if (node.kind !== 'map') {
      const only = action.read(node, problems);
      return only && plain(only);
    }
    if (node.entries.length === 0)
      return problems.error('AM1107', node.span, 'this says nothing about taint', 'write `taint: block`, or remove the key');
    const read = map.read(node, problems);
    if (read === undefined) return undefined;
    for (const [one, other] of [['sources', 'trusted'] as const, ['sinks', 'harmless'] as const]) {
      const both = textsOf(read[one]).find((name) => textsOf(read[other]).includes(name));
      const span = node.entries.find(({ key }) => key === other)?.span ?? node.span;
      if (both !== undefined)
        return problems.error('AM1108', span, `${quote(both)} stands under \`${one}\` and under \`${other}\``, 'keep one of them');
    }
    const { send, change, write, execute, fetch } = read;
    const kinds = Object.entries({ send, change, write, execute, fetch }) as readonly (readonly [TaintKind, TaintAction | undefined])[];
    return {
      action: read.action ?? 'block',
      kinds: new Map(kinds.flatMap(([kind, said]) => (said === undefined ? [] : [[kind, said] as const]))),
      untainted: read.untainted,
      sources: textsOf(read.sources),
      trusted: textsOf(read.trusted),
      sinks: textsOf(read.sinks),
      harmless: textsOf(read.harmless),
      hosts: read.hosts ?? [],
      fromStart: read.from_start ?? false,
    };
  },
};
