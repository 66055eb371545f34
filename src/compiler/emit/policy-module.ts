import type { RegoModule } from '../../engine/bundle.js';
import type { GroupIr, PolicyIr, RuleIr } from '../ir.js';
import { denies, limitBlock, reason } from './group-module.js';
import { metadata } from './metadata.js';
import { moduleText, object, rule, string } from './rego-text.js';

/** Where rules are found for a message: by its tool's or method's name, or by the patterns that the name fits. */
interface Place {
  readonly tier: 'name' | 'pattern';
  readonly of: 'tool' | 'method';
  readonly groups: readonly GroupIr[];
  /** What has to be iterated first. */
  readonly some: readonly string[];
  readonly at: string;
}

/** `package mcp.policy`: finds the rules that speak of a message and ranks them: exact names, patterns, the default. */
export function policyModule(ir: PolicyIr): RegoModule {
  const places = placesOf(ir);
  const blocks = [
    metadata({ title: ir.title, description: ir.description, source: { file: ir.file, line: 1, column: 1, length: 1 } }) +
      '\npackage mcp.policy',
    ...(places.some(({ tier }) => tier === 'pattern') ? ['import data.mcp.policy.globs'] : []),
    ...allowBlocks(ir, places),
    ...askBlocks(ir, places),
    ...denyBlocks(ir, places),
    ...obligationBlocks(ir, places),
    ...hiddenBlocks(ir, places),
    ...tierBlocks(ir, places),
  ];
  return { path: 'mcp/policy/policy.rego', text: moduleText(blocks) };
}

function placesOf(ir: PolicyIr): readonly Place[] {
  const all: readonly Place[] = [
    { tier: 'name', of: 'tool', groups: ir.tools, some: [], at: 'data.mcp.policy.tools[input.tool.name]' },
    { tier: 'pattern', of: 'tool', groups: ir.patterns, some: ['some glob in patterns'], at: 'data.mcp.policy.patterns[glob]' },
    { tier: 'name', of: 'method', groups: ir.methods, some: [], at: 'data.mcp.policy.methods[input.method]' },
    {
      tier: 'pattern',
      of: 'method',
      groups: ir.methodPatterns,
      some: ['some glob in method_patterns'],
      at: 'data.mcp.policy.method_patterns[glob]',
    },
  ];
  return all.filter(({ groups }) => groups.length > 0);
}

/** One definition for each place that has such rules; the first carries the METADATA. */
function definitions(title: string, description: string | undefined, all: readonly string[]): readonly string[] {
  const [first, ...rest] = all;
  return first === undefined ? [] : [`${metadata({ title, description })}\n${first}`, ...rest];
}

function within(places: readonly Place[], has: (rule: RuleIr) => boolean): readonly Place[] {
  return places.filter(({ groups }) => groups.some(({ rules }) => rules.some(has)));
}

const speaks = ({ action }: RuleIr) => action !== 'deny';

/** A pattern and the default do not vouch for a tool that the server does not have. */
function ranked({ tier, of }: Place): readonly string[] {
  return [`tier == ${string(tier)}`, ...(tier === 'pattern' && of === 'tool' ? ['not unlisted'] : [])];
}

function allowBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = within(places, ({ action }) => action === 'allow').map((place) =>
    rule('rules contains id', [...ranked(place), ...place.some, `some id in ${place.at}.allow`]),
  );
  const byDefault =
    ir.fallback.action === 'allow' ? [rule(`rules contains ${string(ir.fallback.id)}`, ['tier == "default"', 'not unlisted'])] : [];
  if (found.length + byDefault.length === 0) return [`${metadata({ title: 'Nothing is allowed' })}\nallow := false`];
  return [
    `${metadata({ title: 'One rule at least allows' })}\ndefault allow := false`,
    'allow if count(rules) > 0',
    ...definitions('Ids of the rules that allow', 'Only the strongest tier that speaks of the tool or method counts.', [
      ...found,
      ...byDefault,
    ]),
  ];
}

function askBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = within(places, ({ action }) => action === 'ask').map((place) =>
    rule('ask contains reason', [...ranked(place), ...place.some, `some reason in ${place.at}.ask`]),
  );
  const { fallback } = ir;
  const byDefault =
    fallback.action === 'ask'
      ? [rule(`ask contains ${fallbackReason(ir, '"this call needs the consent of a person"')}`, ['tier == "default"', 'not unlisted'])]
      : [];
  return definitions('Why a person is asked', undefined, [...found, ...byDefault]);
}

function denyBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = within(places, ({ action }) => action === 'deny').map((place) =>
    rule('deny contains reason', [...place.some, `some reason in ${place.at}.deny`]),
  );
  const asks = askBlocks(ir, places).length > 0;
  const allows = allowBlocks(ir, places).length > 1;
  const nothing = rule('deny contains reason', [
    'input.acting',
    ...(allows ? ['count(rules) == 0'] : []),
    ...(asks ? ['count(ask) == 0'] : []),
    'some reason in otherwise',
  ]);
  const reads = places.some(({ groups }) => groups.some(({ rules }) => rules.some(({ tests }) => tests.length > 0)));
  return [
    ...definitions('What denies', 'A rule of any tier that says so, and for what acts the want of a rule that holds.', [...found, nothing]),
    ...(reads ? [ODD_ARGUMENTS] : []),
    ...otherwiseBlocks(ir, places),
  ];
}

const ODD_ARGUMENTS = `${metadata({ title: 'Arguments that no condition can read' })}
deny contains {"id": "arguments", "message": "the arguments are not an object", "severity": "medium"} if {
	arguments := input.arguments
	not is_object(arguments)
}`;

function otherwiseBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = within(places, speaks).map((place) =>
    rule('otherwise contains reason', [...ranked(place), ...place.some, `some reason in ${place.at}.otherwise`]),
  );
  const byDefault =
    ir.fallback.action === 'deny'
      ? [rule(`otherwise contains ${fallbackReason(ir, 'concat("", ["no rule allows `", subject, "`"])')}`, ['tier == "default"'])]
      : [];
  const unlisted = patternsOrDefaultAllow(ir, places)
    ? [
        rule(
          `otherwise contains ${object([
            ['id', string('unlisted')],
            ['message', 'concat("", ["the server lists no tool `", input.tool.name, "`"])'],
            ['severity', string('medium')],
          ])}`,
          [ir.fallback.action === 'deny' ? 'tier == "pattern"' : 'tier in {"pattern", "default"}', 'unlisted'],
        ),
      ]
    : [];
  return [
    ...definitions('What is said where no rule holds', undefined, [...found, ...byDefault, ...unlisted]),
    ...(byDefault.length > 0 && ir.fallback.reason === undefined ? [SUBJECT] : []),
  ];
}

const SUBJECT = `subject := input.tool.name

subject := input.method if not input.tool.name`;

function patternsOrDefaultAllow(ir: PolicyIr, places: readonly Place[]): boolean {
  return ir.fallback.action !== 'deny' || within(places, speaks).some(({ tier, of }) => tier === 'pattern' && of === 'tool');
}

function fallbackReason({ fallback }: PolicyIr, message: string): string {
  const literal = reason({ ...fallback, message: fallback.reason ?? '' });
  return fallback.reason === undefined ? literal.replace('"message": ""', `"message": ${message}`) : literal;
}

function obligationBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const has = ({ rules, limit }: GroupIr) => limit !== undefined || rules.some((each) => each.limit !== undefined);
  const found = places
    .filter(({ groups }) => groups.some(has))
    .map((place) =>
      rule('obligations contains obligation', [
        ...(place.tier === 'pattern' ? ranked(place) : []),
        ...place.some,
        `some obligation in ${place.at}.obligations`,
      ]),
    );
  const { limit } = ir.fallback;
  return [
    ...definitions('What an allow obliges to', undefined, found),
    ...(limit === undefined ? [] : [limitBlock(limit, 'input.tool.name', ['tier == "default"'])]),
    ...(ir.globalLimit === undefined ? [] : [limitBlock(ir.globalLimit, undefined, ['input.tool.name'])]),
  ];
}

function hiddenBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const tools = places.filter(({ of }) => of === 'tool');
  const at = (place: Place, name: string) =>
    place.tier === 'name'
      ? { some: [], at: `data.mcp.policy.tools[${name}]` }
      : { some: [`some glob in globs.fitting(${name}, data.mcp.index.tools)`], at: 'data.mcp.policy.patterns[glob]' };
  const denied = within(tools, denies).map((place) => {
    const { some, at: where } = at(place, 'tool.name');
    return rule('hidden contains tool.name', ['some tool in input.tools', ...some, `${where}.never`]);
  });
  if (ir.fallback.action !== 'deny') return definitions('Tools that are never allowed', undefined, denied);
  const spoken = within(tools, speaks).map((place) => {
    const { some, at: where } = at(place, 'name');
    return rule('spoken_of(name)', [...some, `count(${where}.otherwise) > 0`]);
  });
  const unspoken = rule('hidden contains tool.name', [
    'some tool in input.tools',
    ...(spoken.length === 0 ? [] : ['not spoken_of(tool.name)']),
  ]);
  return [
    ...definitions('Tools that are never allowed', 'By a deny without conditions, or because no rule speaks of them.', [
      ...denied,
      unspoken,
    ]),
    ...definitions('A rule may allow the tool', undefined, spoken),
  ];
}

function tierBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const speaking = within(places, speaks);
  const confined = speaking.map((place) => rule(`confined_by_${place.tier}`, [...place.some, `count(${place.at}.otherwise) > 0`]));
  const names = confined.filter((block) => block.startsWith('confined_by_name'));
  const patterns = confined.filter((block) => block.startsWith('confined_by_pattern'));
  const chain = [
    ...(names.length === 0 ? [] : ['"name" if confined_by_name']),
    ...(patterns.length === 0 ? [] : ['"pattern" if confined_by_pattern']),
    '"default"',
  ];
  const [first = '', ...rest] = chain;
  const tier = [`tier := ${first}`, ...rest.map((next) => ` else := ${next}`)]
    .join('')
    .replaceAll(/ if (confined_by_\w+)/g, ' if {\n\t$1\n}');
  const globs = places
    .filter(({ tier }) => tier === 'pattern')
    .map(({ of }) =>
      of === 'tool'
        ? `${metadata({ title: 'Patterns that the name of the tool fits' })}\npatterns := globs.fitting(input.tool.name, data.mcp.index.tools)`
        : `${metadata({ title: 'Patterns that the method fits' })}\nmethod_patterns := globs.fitting(input.method, data.mcp.index.methods)`,
    );
  const lists = ir.fallback.action !== 'deny' || within(places, speaks).some(({ tier, of }) => tier === 'pattern' && of === 'tool');
  return [
    `${metadata({ title: 'How closely the rules that count name the tool or method' })}\n${tier}`,
    ...names,
    ...patterns,
    ...globs,
    ...(lists ? [`${metadata({ title: 'A tool that the server does not list' })}\nunlisted if input.tool.known == false`] : []),
  ];
}
