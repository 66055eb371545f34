import { GUARD_ACTIONS } from '../../pdp/guards.js';
import { CONFIDENCES, type Confidence } from '../../pdp/input-document.js';
import { argumentPointer } from './argument-pointer.js';
import { mapOf, listOf } from './collections.js';
import { optional, record } from './record.js';
import { oneOf, text } from './scalars.js';
import { wrongType, type Located, type Shape } from './shape.js';
import type { JsonValue } from '../../protocol/json.js';
import type { Problems } from '../problems.js';

/** Detector → the shipped guard that judges its findings. */
export const GUARDS = {
  path_traversal: 'mcp.guards.paths.traversal',
  sensitive_file: 'mcp.guards.paths.sensitive',
  command_injection: 'mcp.guards.commands.injection',
  sql_injection: 'mcp.guards.sql.injection',
  prompt_injection: 'mcp.guards.prompts.injection',
  pii: 'mcp.guards.pii.arguments',
  secret: 'mcp.guards.secrets.arguments',
} as const;
export type Detector = keyof typeof GUARDS;
const DETECTORS = Object.keys(GUARDS) as readonly Detector[];

const ACTION_HINTS: Readonly<Record<string, string>> = {
  deny: 'write `block`',
  warn: 'write `flag`',
  log: 'write `flag`',
  allow: 'write `flag` or `off`',
  false: 'write `off`',
  mask: 'write `redact`',
};

export interface GuardSetting {
  readonly action: (typeof GUARD_ACTIONS)[number] | undefined;
  readonly confidence: Confidence | undefined;
  readonly rules: readonly string[] | undefined;
}
export interface Sanitize {
  readonly guards: ReadonlyMap<Detector, GuardSetting>;
  /** Tool → JSON Pointers into the input document. */
  readonly exempt: readonly (readonly [string, readonly string[]])[];
}

const guardAction = oneOf(GUARD_ACTIONS, ACTION_HINTS);
const guardRecord = record('a detector', {
  action: optional(guardAction, 'what to do with what it finds: block, ask, redact, flag (a warning) or off'),
  confidence: optional(oneOf(CONFIDENCES), 'the least confidence that counts'),
  rules: optional(listOf(text, { least: 1 }), 'only these of its rules, for example `pii.card`'),
});
const guard: Shape<GuardSetting> = {
  expected: guardAction.expected,
  schema: { anyOf: [guardAction.schema, guardRecord.schema] },
  read(node, problems) {
    if (node.kind === 'map') {
      if (node.entries.length > 0) return guardRecord.read(node, problems);
      return problems.error('AM1107', node.span, 'this says nothing about the detector', 'write an action, or remove the key');
    }
    const action = guardAction.read(node, problems);
    return action && { action, confidence: undefined, rules: undefined };
  },
};

const exempt = mapOf(
  'a map from tools to lists of arguments',
  ({ value, span }: Located<string>, problems: Problems) =>
    value.includes('*')
      ? problems.error('AM1108', span, 'exemptions name one tool', 'write the exact name: an exemption is a hole')
      : value,
  listOf(argumentPointer, { least: 1 }),
);

const fields = {
  ...(Object.fromEntries(
    DETECTORS.map((detector) => [detector, optional(guard, `What the detector ${detector} does: block, ask, redact, flag or off.`)]),
  ) as Record<Detector, ReturnType<typeof optional<GuardSetting>>>),
  exempt: optional(exempt, 'Arguments that are not looked at, by tool.'),
};
const detectors = record('sanitize', fields);

export const sanitize: Shape<Sanitize> = {
  expected: '`off`, or a map of detectors',
  schema: { anyOf: [{ const: 'off' }, detectors.schema] } satisfies Record<string, JsonValue>,
  read(node, problems) {
    if (node.kind === 'scalar') {
      if (node.value === 'off') return { guards: new Map(DETECTORS.map((detector) => [detector, OFF])), exempt: [] };
      return wrongType(node, '`off`, or a map of detectors', problems, node.value === false ? 'write `sanitize: off`' : undefined);
    }
    const read = detectors.read(node, problems);
    if (read === undefined) return undefined;
    const guards = new Map<Detector, GuardSetting>();
    for (const detector of DETECTORS) {
      const setting = read[detector];
      if (setting !== undefined) guards.set(detector, setting);
    }
    return { guards, exempt: read.exempt ?? [] };
  },
};

const OFF: GuardSetting = { action: 'off', confidence: undefined, rules: undefined };
