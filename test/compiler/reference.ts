import type { Message } from './harness.js';

/** Policies and their meaning, as plain as the language's description: what the emitted Rego is compared with. */
export interface RuleModel {
  readonly kind: 'tool' | 'method';
  readonly name: string;
  readonly action: 'allow' | 'deny' | 'ask';
  readonly conditions: readonly Condition[];
}
export type Condition =
  | { readonly path_starts_with: string }
  | { readonly path_not_contains: string }
  | { readonly argument_matches: Readonly<Record<string, string>> }
  | { readonly argument_not_matches: Readonly<Record<string, string>> };
export interface PolicyModel {
  readonly default_action: 'allow' | 'deny' | 'ask';
  readonly rules: readonly RuleModel[];
}

export function textOf({ default_action, rules }: PolicyModel): string {
  const written = rules.map(({ kind, name, action, conditions }) => ({
    [kind]: name,
    action,
    ...(conditions.length === 0 ? {} : { conditions }),
  }));
  return JSON.stringify({ version: '1.0', default_action, rules: written });
}

export function meaning(policy: PolicyModel, message: Message): 'allow' | 'deny' | 'ask' {
  const about = policy.rules.filter((rule) => speaksOf(rule, message));
  if (about.some((rule) => rule.action === 'deny' && trips(rule, message))) return 'deny';
  if (oddArguments(policy, message)) return 'deny';
  if (message.acting === false) return 'allow';

  const speaking = about.filter(({ action }) => action !== 'deny');
  const exact = speaking.filter(({ name }) => !name.includes('*'));
  const tier = exact.length > 0 ? exact : speaking;
  const unlisted = message.tool !== undefined && message.known === false && exact.length === 0;
  if (unlisted) return 'deny';
  if (tier.length === 0) return policy.default_action;
  const holding = tier.filter((rule) => holds(rule, message));
  if (holding.some(({ action }) => action === 'ask')) return 'ask';
  return holding.length > 0 ? 'allow' : 'deny';
}

function speaksOf({ kind, name }: RuleModel, message: Message): boolean {
  const said = message.tool === undefined ? message.method : message.tool;
  if ((kind === 'tool') !== (message.tool !== undefined) || said === undefined) return false;
  return new RegExp(
    `^${name
      .split('*')
      .map((part) => part.replaceAll(/[.\\/]/g, '\\$&'))
      .join('.*')}$`,
    's',
  ).test(said);
}

function oddArguments({ rules }: PolicyModel, { arguments: given }: Message): boolean {
  return (
    given !== undefined &&
    (typeof given !== 'object' || given === null || Array.isArray(given)) &&
    rules.some(({ conditions }) => conditions.length > 0)
  );
}

type Truth = boolean | 'wrong type';

function holds({ conditions }: RuleModel, message: Message): boolean {
  const paths = Object.values(message.paths ?? {});
  const all = (condition: Condition) =>
    isAboutPaths(condition)
      ? paths.length > 0 && paths.every((path) => truth(condition, message, path) === true)
      : truth(condition, message, null) === true;
  return conditions.every(all);
}

function trips({ conditions }: RuleModel, message: Message): boolean {
  const others = conditions.filter((condition) => !isAboutPaths(condition));
  const about = conditions.filter(isAboutPaths);
  if (!others.every((condition) => truth(condition, message, null) !== false)) return false;
  if (about.length === 0) return true;
  return Object.values(message.paths ?? {}).some((path) => about.every((condition) => truth(condition, message, path) !== false));
}

function isAboutPaths(condition: Condition): boolean {
  return 'path_starts_with' in condition || 'path_not_contains' in condition;
}

type Path = NonNullable<Message['paths']>[string];

function truth(condition: Condition, message: Message, path: Path): Truth {
  if ('path_starts_with' in condition) return path === null ? 'wrong type' : (path.under ?? []).includes(condition.path_starts_with);
  if ('path_not_contains' in condition) {
    return path === null
      ? 'wrong type'
      : ![path.at, path.resolved ?? path.at].some((text) => text.toLowerCase().includes(condition.path_not_contains.toLowerCase()));
  }
  const negative = 'argument_not_matches' in condition;
  const wanted = Object.entries(negative ? condition.argument_not_matches : condition.argument_matches);
  const given = (message.arguments ?? {}) as Readonly<Record<string, unknown>>;
  const single = wanted.map(([name, pattern]): Truth => {
    const value = given[name];
    if (value === undefined) return negative;
    return typeof value === 'string' ? new RegExp(pattern).test(value) !== negative : 'wrong type';
  });
  return single.includes(false) ? false : (single.find((each) => each === 'wrong type') ?? true);
}
