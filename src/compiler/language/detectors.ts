import { GUARD_ACTIONS, type GuardSurface } from '../../pdp/guards.js';
import { CONFIDENCES, type Confidence } from '../../pdp/input-document.js';
import { quote } from '../source/node.js';
import { ACTION_HINTS } from './action-hints.js';
import { listOf } from './collections.js';
import { optional, record, type Field } from './record.js';
import { oneOf, text } from './scalars.js';
import type { Shape } from './shape.js';

/** Detector → the shipped guard that judges its findings. */
export const GUARDS = {
  path_traversal: 'mcp.guards.paths.traversal',
  sensitive_file: 'mcp.guards.paths.sensitive',
  command_injection: 'mcp.guards.commands.injection',
  sql_injection: 'mcp.guards.sql.injection',
  ssrf: 'mcp.guards.urls.ssrf',
  template_injection: 'mcp.guards.templates.injection',
  xml_injection: 'mcp.guards.xml.injection',
  deserialization: 'mcp.guards.objects.deserialization',
  prompt_injection: 'mcp.guards.prompts.injection',
  hidden_text: 'mcp.guards.texts.hidden',
  pii: 'mcp.guards.pii.arguments',
  secret: 'mcp.guards.secrets.arguments',
  tool_poisoning: 'mcp.guards.definitions.poisoning',
} as const;
export type Detector = keyof typeof GUARDS;
export const DETECTORS = Object.keys(GUARDS) as readonly Detector[];

/** Names for several detectors; `pii` is one by itself. */
export const CATEGORIES = {
  injection: ['command_injection', 'sql_injection', 'template_injection', 'xml_injection', 'prompt_injection'],
  paths: ['path_traversal', 'sensitive_file'],
  secrets: ['secret'],
} as const satisfies Readonly<Record<string, readonly Detector[]>>;
export type Category = keyof typeof CATEGORIES;
export const CATEGORY_NAMES = Object.keys(CATEGORIES) as readonly Category[];

/** What is stated about one detector. */
type Action = (typeof GUARD_ACTIONS)[number];
/** What is done elsewhere than in arguments. */
type Surfaces = { readonly [Surface in GuardSurface]?: Action };

export interface GuardSetting {
  readonly action?: Action;
  readonly confidence?: Confidence;
  readonly rules?: readonly string[];
  readonly surfaces?: Surfaces;
}
export type GuardSettings = ReadonlyMap<Detector, GuardSetting>;

const action = oneOf(GUARD_ACTIONS, { ...ACTION_HINTS, mask: 'write `redact`' });
const surfaces = {
  result: optional(action, 'in what the server answers'),
  definition: optional(action, 'in tools, prompts and resources as they are described'),
  sampling: optional(action, 'in what a server asks of the model'),
  elicitation: optional(action, 'in what a server asks of the person'),
};
const members = {
  action: optional(action, 'what to do with what it finds: block, ask, redact, flag (a warning) or off'),
  confidence: optional(oneOf(CONFIDENCES), 'the least confidence that counts'),
  surfaces: optional(record('a map from surfaces to actions', surfaces), 'actions elsewhere than in arguments'),
};

type Read<Of> = { readonly [Name in keyof Of]?: Of[Name] | undefined };
type Stated = Omit<Read<GuardSetting>, 'surfaces'> & { readonly surfaces?: Read<Surfaces> | undefined };

/** An action, or a map that says more. */
function settingOf(map: Shape<Stated>): Shape<GuardSetting> {
  return {
    expected: action.expected,
    schema: { anyOf: [action.schema, map.schema] },
    read(node, problems) {
      if (node.kind !== 'map') {
        const only = action.read(node, problems);
        return only && { action: only };
      }
      if (node.entries.length === 0) {
        return problems.error('AM1107', node.span, 'this says nothing about the detector', 'write an action, or remove the key');
      }
      const read = map.read(node, problems);
      return read && withoutUndefined(read);
    },
  };
}

function withoutUndefined({ action: does, confidence, rules, surfaces: elsewhere }: Stated): GuardSetting {
  return {
    ...(does === undefined ? {} : { action: does }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(rules === undefined ? {} : { rules }),
    ...(elsewhere === undefined ? {} : { surfaces: stated(elsewhere) }),
  };
}

function stated(elsewhere: Read<Surfaces>): Surfaces {
  return Object.fromEntries(Object.entries(elsewhere).filter(([, does]) => does !== undefined));
}

/** Its rules are called after a detector: one of another would never be found. */
function ruleOf(detector: Detector): Shape<string> {
  return {
    ...text,
    schema: { ...text.schema, pattern: `^${detector}[.]`, examples: [`${detector}.rule`] },
    read(node, problems) {
      const rule = text.read(node, problems);
      if (rule === undefined || rule.startsWith(`${detector}.`)) return rule;
      return problems.error(
        'AM1108',
        node.span,
        `${quote(rule)} is no rule of \`${detector}\``,
        `write \`${detector}.\` before it; docs/detection.md has the rules`,
      );
    },
  };
}

const CATEGORY_HINTS = { rules: 'rules belong to a detector: write them there' };

type SettingFields = Record<Detector | Category, Field<GuardSetting, false>>;

/** The keys of detectors and categories, for every map that sets them. */
export const settingFields: SettingFields = Object.fromEntries([
  ...CATEGORY_NAMES.map((name) => [
    name,
    optional(
      settingOf(record('a category of detectors', members, CATEGORY_HINTS)),
      `The same for ${CATEGORIES[name].join(', ')}; what stands at one of them wins.`,
    ),
  ]),
  ...DETECTORS.map((detector) => [
    detector,
    optional(
      settingOf(
        record('a detector', {
          ...members,
          rules: optional(listOf(ruleOf(detector), { least: 1 }), `only these of its rules, for example \`${detector}.*\``),
        }),
      ),
      `What the detector ${detector} does: block, ask, redact, flag or off.`,
    ),
  ]),
]) as SettingFields;

/** Detectors as they are set, categories spelled out: a detector's own key says more than its category's. */
export function settingsOf(read: { readonly [Name in Detector | Category]: GuardSetting | undefined }): GuardSettings {
  const settings = new Map<Detector, GuardSetting>();
  for (const detector of DETECTORS) {
    const category = CATEGORY_NAMES.find((name) => (CATEGORIES[name] as readonly Detector[]).includes(detector));
    const general = category === undefined ? undefined : read[category];
    const own = read[detector];
    if (general !== undefined || own !== undefined) settings.set(detector, { ...general, ...own });
  }
  return settings;
}
