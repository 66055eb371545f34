import { exprsOf } from './ast/walk.js';
import type { Rule, Term } from './ast/node.js';

/** Members from `input` on; `*` for a step that varies, `EACH` for all of them in turn. */
export type InputPath = readonly string[];

/** The step of what `every` goes through. */
export const EACH = '**';

/** What variables of a rule stand for: `path := input.arguments.path`, `some item in input.result.content`. */
export type Locals = ReadonlyMap<string, InputPath>;

export function localsOf(rule: Rule): Locals {
  let locals = known.get(rule);
  if (locals === undefined) known.set(rule, (locals = readLocals(rule)));
  return locals;
}

const known = new WeakMap<Rule, Locals>();

/** The same rule, where these variables are known from outside: arguments of a function. */
export function withLocals(rule: Rule, outside: Locals): Rule {
  const same = { ...rule };
  known.set(same, readLocals(same, outside));
  return same;
}

function readLocals(rule: Rule, outside: Locals = new Map()): Locals {
  const locals = new Map<string, InputPath>(outside);
  for (const { said, negated } of exprsOf(rule)) {
    if (said.kind === 'every' && said.value?.kind === 'var') note(said.value.name, element(said.domain, EACH));
    if (said.kind !== 'call' || negated) continue;
    const [first, second, third] = said.operands;
    if (said.operator === 'assign' && first?.kind === 'var') note(first.name, inputPath(second, locals));
    if (said.operator === 'internal.member_2' && first?.kind === 'var') note(first.name, element(second));
    if (said.operator === 'internal.member_3' && second?.kind === 'var') note(second.name, element(third));
  }
  return locals;

  function note(name: string, path: InputPath | undefined): void {
    if (path !== undefined) locals.set(name, path);
  }
  function element(term: Term | undefined, step = '*'): InputPath | undefined {
    const path = inputPath(term, locals);
    return path === undefined ? undefined : [...path, step];
  }
}

/** Undefined for what is no reference into the input document. */
export function inputPath(term: Term | undefined, locals: Locals): InputPath | undefined {
  if (term?.kind === 'call' && term.operator === 'object.get') return memberPath(term.operands, locals);
  if (term?.kind === 'var') return term.name === 'input' ? [] : locals.get(term.name);
  if (term?.kind !== 'ref') return undefined;
  const [root, ...steps] = term.path;
  const base = inputPath(root, locals);
  return base && [...base, ...steps.map((step) => (step.kind === 'scalar' ? String(step.value) : '*'))];
}

/** `object.get(input.arguments, "mode", "read")`, `object.get(input, ["arguments", "mode"], "read")`. */
function memberPath([object, key]: readonly Term[], locals: Locals): InputPath | undefined {
  const base = inputPath(object, locals);
  const steps = key?.kind === 'list' ? key.items : key === undefined ? [] : [key];
  return base && [...base, ...steps.map((step) => (step.kind === 'scalar' ? String(step.value) : '*'))];
}

/** What the caller writes, of any type or not at all: one value, not the elements of one. */
export function isCallers(path: InputPath | undefined): path is InputPath {
  return path !== undefined && path.length > 1 && (path[0] === 'arguments' || path[0] === 'params') && !isElement(path);
}

export function isElement(path: InputPath): boolean {
  return path.some((step) => step === '*' || step === EACH);
}

/** As Rego writes it: `input.arguments.path`, `input.arguments["a b"]`. */
export function asWritten(path: InputPath): string {
  return path.reduce(
    (text, step) => text + (step === '*' || step === EACH ? '[_]' : /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`),
    'input',
  );
}
