import type { ServerSurvey, ToolDefinition } from '../../protocol/server-survey.js';
import { argumentRoles, type ArgumentRoles } from '../../inspect/roles/argument-roles.js';
import { literal } from '../../compiler/source/yaml-text.js';
import { oneLine, scalar } from './one-line.js';
import { stanceOf } from './stance.js';

/** What names a tool and nothing else: no pattern, no list. */
const NAME = /^[^\s*?[\]{}^$|\\(),\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,256}$/u;

export interface StarterOptions {
  /** Directories that path arguments may lie below. */
  readonly roots: readonly string[];
}

/**
 * A policy to begin with, for a person to go on from: everything denied but what only reads, what writes asked for, the rest in comments.
 * What the server says of itself stands in comments, and decides nothing but where a rule begins.
 */
export function starterPolicy(survey: ServerSurvey, { roots }: StarterOptions): string {
  const rules = survey.tools.map(ruleFor);
  return [
    `# A starter policy for the tools of ${oneLine(survey.server)}, as it said them to \`agentmesh policy init\`.`,
    '# Everything is denied that no rule allows. Read each rule, and the tools in comments; then try it:',
    '#   agentmesh policy validate THIS_FILE --strict',
    '#   agentmesh protect --policy=THIS_FILE --mode=shadow …',
    '# yaml-language-server: $schema=./node_modules/agentmesh-mcp-proxy/policies/policy.schema.json',
    'version: "1.0"',
    ...(oneLine(survey.server) === '' ? [] : [`name: ${scalar(oneLine(survey.server))}`]),
    'default_action: deny',
    ...rootsFor(rules, roots),
    // Without a rule there is no list to put those in comments into.
    rules.some(({ active }) => active) ? 'rules:' : '# rules:',
    ...rules.flatMap(({ lines }) => ['', ...lines]),
    ...others(survey),
    '',
  ].join('\n');
}

interface RuleText {
  readonly active: boolean;
  readonly takesPaths: boolean;
  readonly lines: readonly string[];
}

function ruleFor(tool: ToolDefinition): RuleText {
  const roles = argumentRoles(tool.inputSchema);
  const { action, because } = stanceOf(tool, roles);
  const words = tool.description ?? tool.title;
  const about = `  # ${oneLine(tool.name)}: ${because}${words === undefined ? '' : `. “${oneLine(words)}”`}`;
  if (!NAME.test(tool.name))
    return { active: false, takesPaths: false, lines: [about, '  # Its name is none that a policy can have: it stays denied.'] };

  const rule = [`- tool: ${scalar(tool.name)}`, `  action: ${action === 'off' ? 'ask' : action}`, ...conditionsFor(roles)];
  const lines = rule.map((line) => (action === 'off' ? `  # ${line}` : `  ${line}`));
  return { active: action !== 'off', takesPaths: roles.paths.length > 0, lines: [about, ...lines] };
}

/** What is certain stands there; what a person has to fill in is a comment that becomes a condition without its `# `. */
function conditionsFor({ paths, urls, sql, commands }: ArgumentRoles): readonly string[] {
  const hints = [
    ...urls.map((name) => `- { argument: ${scalar(name)}, schemes: [https], domains: [example.com] }`),
    ...sql.map((name) => `- { argument: ${scalar(name)}, sql_verbs: [select], single_statement: true }`),
    ...commands.map((name) => `- { argument: ${scalar(name)}, commands: [git, ls] }`),
  ];
  if (paths.length > 0) return ['  conditions:', '    - under_roots: true', ...hints.map((hint) => `    # ${hint}`)];
  return hints.length === 0 ? [] : ['  # To narrow it down:', '  # conditions:', ...hints.map((hint) => `  #   ${hint}`)];
}

function rootsFor(rules: readonly RuleText[], roots: readonly string[]): readonly string[] {
  const asking = rules.filter(({ takesPaths }) => takesPaths);
  if (asking.length === 0) return [];
  const stated = `roots: [${roots.map(literal).join(', ')}]`;
  return [
    '',
    '# Every path argument lies below one of these, where a rule says `under_roots`.',
    asking.some(({ active }) => active) ? stated : `# ${stated}`,
  ];
}

/** Resources and prompts need a rule by method; which there are is worth knowing, not worth a rule each. */
function others({ resources = [], prompts = [] }: ServerSurvey): readonly string[] {
  return [...block('resources', 'resources/read', resources), ...block('prompts', 'prompts/get', prompts)];
}

const MOST_NAMED = 5;

function block(what: string, method: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMED).map((name) => oneLine(name));
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return [
    '',
    `  # The server has ${what} too: ${shown.join(', ')}${more}. To allow them all:`,
    `  # - method: ${method}`,
    '  #   action: allow',
  ];
}
