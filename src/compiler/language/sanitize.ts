import { ROLES, type Role } from '../../pdp/role.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { Problems } from '../problems.js';
import { quote, type ScalarNode } from '../source/node.js';
import { argumentPointer } from './argument-pointer.js';
import { listOf, mapOf } from './collections.js';
import { DETECTORS, settingFields, settingsOf, type GuardSettings } from './detectors.js';
import { exemption, type Exemption } from './exemption.js';
import { nameOrPattern } from './names.js';
import { optional, record } from './record.js';
import { oneOf } from './scalars.js';
import { wrongType, type Located, type Shape } from './shape.js';

export interface Sanitize {
  readonly guards: GuardSettings;
  /** By the name of a tool, or a pattern. */
  readonly tools: readonly (readonly [string, GuardSettings])[];
  /** By the exact name of a tool. */
  readonly exempt: readonly (readonly [string, readonly Exemption[]])[];
  /** By the exact name of a tool: arguments (JSON Pointers) and what the detectors take them for. */
  readonly roles: readonly (readonly [string, readonly (readonly [string, Role])[]])[];
}

const ALL_OFF: GuardSettings = new Map(DETECTORS.map((detector) => [detector, { action: 'off' } as const]));

const ofTool = record('a tool under `sanitize`', settingFields);
/** `off`, or detectors and categories of one tool. */
const toolSettings: Shape<GuardSettings> = {
  expected: '`off`, or a map of detectors',
  schema: { anyOf: [{ const: 'off' }, ofTool.schema] },
  read(node, problems) {
    if (node.kind === 'scalar') return off(node, problems);
    if (node.kind === 'map' && node.entries.length === 0) {
      return problems.error('AM1107', node.span, 'this says nothing about the tool', 'name a detector, or remove the key');
    }
    const read = ofTool.read(node, problems);
    return read && settingsOf(read);
  },
};

const tool = nameOrPattern('the name of a tool');

function toolName({ value, span }: Located<string>, problems: Problems): string | undefined {
  const read = tool.read({ kind: 'scalar', value, written: value, span }, problems)?.text;
  if (read === undefined || read === value) return read;
  return problems.error('AM1108', span, `${quote(value)} has stars side by side`, `write ${quote(read)}`);
}

function exactName(says: string, hint: string) {
  return ({ value, span }: Located<string>, problems: Problems) =>
    value.includes('*') ? problems.error('AM1108', span, says, hint) : value;
}

const ROLE_HINTS: Readonly<Record<string, string>> = {
  file: 'write `path`',
  shell: 'write `command`',
  query: 'write `sql`, or `text` for a search',
  uri: 'write `url`',
  id: 'write `identifier`',
  password: 'write `secret`',
};

const argumentRoles = mapOf('a map from arguments to roles', argumentName, oneOf(ROLES, ROLE_HINTS), { least: 1 });

function argumentName({ value, span }: Located<string>, problems: Problems): Located<string> | undefined {
  const pointer = argumentPointer.read({ kind: 'scalar', value, written: value, span }, problems);
  return pointer === undefined ? undefined : { value: pointer, span };
}

/** `q` and `/q` are one argument, and it has one role. */
const rolesOfTool: Shape<readonly (readonly [string, Role])[]> = {
  ...argumentRoles,
  read(node, problems) {
    const read = argumentRoles.read(node, problems);
    const again = read?.find(([{ value }], at) => read.findIndex(([each]) => each.value === value) < at);
    if (again !== undefined) return problems.error('AM1108', again[0].span, 'this argument has a role already', 'remove one of the two');
    return read?.map(([{ value }, role]) => [value, role] as const);
  },
};

const tools = mapOf('a map from tools to detectors', toolName, toolSettings, { least: 1 });
const exempt = mapOf(
  'a map from tools to lists of arguments',
  exactName('exemptions name one tool', 'write the exact name: an exemption is a hole'),
  listOf(exemption, { least: 1 }),
);
const roles = mapOf(
  'a map from tools to maps from arguments to roles',
  exactName('roles are those of one tool', 'write the exact name: tools differ in what an argument is'),
  rolesOfTool,
  { least: 1 },
);

const detectors = record('sanitize', {
  ...settingFields,
  tools: optional(
    tools,
    'What stands above for one tool, or for those that a pattern fits; a name wins over patterns, of several patterns the strictest.',
  ),
  exempt: optional(exempt, 'Arguments that are not looked at, by tool; for all detectors, or for some.'),
  roles: optional(
    roles,
    'What arguments are to a tool, where neither its schema nor their names say it: the detectors of that role look at them.',
  ),
});

export const sanitize: Shape<Sanitize> = {
  expected: '`off`, or a map of detectors',
  schema: { anyOf: [{ const: 'off' }, detectors.schema] } satisfies Record<string, JsonValue>,
  read(node, problems) {
    if (node.kind === 'scalar') {
      const guards = off(node, problems);
      return guards && { guards, tools: [], exempt: [], roles: [] };
    }
    const read = detectors.read(node, problems);
    return read && { guards: settingsOf(read), tools: read.tools ?? [], exempt: read.exempt ?? [], roles: read.roles ?? [] };
  },
};

function off(node: ScalarNode, problems: Problems): GuardSettings | undefined {
  if (node.value === 'off') return ALL_OFF;
  return wrongType(
    node,
    '`off`, or a map of detectors',
    problems,
    node.value === false ? 'write `off`, for example `sanitize: off`' : undefined,
  );
}
