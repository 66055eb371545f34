import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import type { Comment, Expr, Module, Position, Rule, Said, Term } from './node.js';
import { nameScope, type NameScope } from './name-scope.js';

/** A syntax tree is not what OPA 1.22 prints: a defect of ours, not of the author's. */
class AstError extends Error {}

/** A module of the engine's `parse` with `ast`, as OPA's JSON has it (v1/ast, `MarshalJSON`). Throws for what is none. */
export function decodeModule(facts: JsonValue): Module {
  const { path, package: name, ast } = object(facts);
  const tree = object(ast);
  const scope = nameScope(text(name), tree);
  return {
    file: text(path),
    package: text(name),
    rules: list(tree['rules']).map((rule) => decodeRule(rule, scope.within(rule))),
    comments: list(tree['comments']).map(decodeComment),
  };
}

function decodeComment(node: JsonValue): Comment {
  const { Text, Location } = object(node);
  return { text: Buffer.from(text(Text), 'base64').toString('utf8').trim(), ...position(Location, NOWHERE) };
}

const NOWHERE: Position = { line: 1, column: 1 };
const TRUE: Term = { kind: 'scalar', value: true, ...NOWHERE };

function decodeRule(node: JsonValue, scope: NameScope): Rule {
  const { head, body, location, default: isDefault, else: otherwise } = object(node);
  const { ref, args, key, value, location: headLocation } = object(head);
  const at = position(headLocation ?? location, NOWHERE);
  const steps = list(ref).map((step) => decodeTerm(step, at, scope));
  const ground = steps.findIndex((step, index) => index > 0 && !(step.kind === 'scalar' && typeof step.value === 'string'));
  const names = (ground === -1 ? steps : steps.slice(0, ground)).map(nameOf);
  const arguments_ = list(args).map((arg) => decodeTerm(arg, at, scope));
  return {
    ...at,
    path: ['data', scope.package, ...names].join('.'),
    kind:
      arguments_.length > 0
        ? 'function'
        : key !== undefined && value === undefined
          ? 'contains'
          : steps.length > names.length
            ? 'object'
            : 'value',
    default: isDefault === true,
    args: arguments_,
    head: key !== undefined && value === undefined ? decodeTerm(key, at, scope) : value === undefined ? TRUE : decodeTerm(value, at, scope),
    // A rule without a body has one of OPA's making, which says `true`.
    body: list(body)
      .filter((expr) => object(expr)['generated'] !== true)
      .map((expr) => decodeExpr(expr, at, scope)),
    otherwise: otherwise === undefined ? undefined : decodeRule(otherwise, scope),
  };
}

function nameOf(step: Term): string {
  if (step.kind === 'var') return step.name;
  if (step.kind === 'scalar' && typeof step.value === 'string') return step.value;
  // Rule heads written with a path from the package on begin with what `nameScope` wrote out.
  return step.kind === 'ref' ? nameOf(step.path.at(-1) ?? step) : '?';
}

function decodeExpr(node: JsonValue, above: Position, scope: NameScope): Expr {
  const { terms, negated, with: withs, location } = object(node);
  const at = position(location, above);
  return {
    ...at,
    negated: negated === true,
    withs: list(withs).map((each) => {
      const { target, value, location: place } = object(each);
      const where = position(place, at);
      return { ...where, target: decodeTerm(target, where, scope), value: decodeTerm(value, where, scope) };
    }),
    said: decodeSaid(terms, at, scope),
  };
}

function decodeSaid(terms: JsonValue | undefined, at: Position, scope: NameScope): Said {
  if (Array.isArray(terms)) {
    const [operator, ...operands] = (terms as readonly JsonValue[]).map((term) => decodeTerm(term, at, scope));
    return { kind: 'call', operator: operatorName(operator), operands };
  }
  const node = object(terms);
  if (node['symbols'] !== undefined) {
    const symbols = list(node['symbols']).map((term) => decodeTerm(term, at, scope));
    const [only] = symbols;
    return only?.kind === 'call' ? { kind: 'call', operator: only.operator, operands: only.operands } : { kind: 'some', names: symbols };
  }
  if (node['domain'] !== undefined)
    return {
      kind: 'every',
      ...(node['value'] === undefined ? {} : { value: decodeTerm(node['value'], at, scope) }),
      domain: decodeTerm(node['domain'], at, scope),
      body: bodyOf(node['body'], at, scope),
    };
  if (node['body'] !== undefined) return { kind: 'not', body: bodyOf(node['body'], at, scope) };
  const term = decodeTerm(node, at, scope);
  return term.kind === 'call' ? { kind: 'call', operator: term.operator, operands: term.operands } : { kind: 'term', term };
}

function bodyOf(body: JsonValue | undefined, at: Position, scope: NameScope): Expr[] {
  return list(body).map((expr) => decodeExpr(expr, at, scope));
}

/** OPA gives strings within references no place of their own: they stand where the reference does. */
function decodeTerm(node: JsonValue | undefined, above: Position, scope: NameScope): Term {
  const { type, value, location } = object(node);
  const at = position(location, above);
  const sub = (each: JsonValue | undefined): Term => decodeTerm(each, at, scope);
  switch (text(type)) {
    case 'null':
      return { ...at, kind: 'scalar', value: null };
    case 'boolean':
    case 'number':
    case 'string':
      return { ...at, kind: 'scalar', value: scalar(value) };
    case 'var':
      return scope.variable(text(value), at);
    case 'ref': {
      const [root, ...steps] = list(value).map(sub);
      if (root === undefined) throw new AstError('a reference to nothing');
      return { ...at, kind: 'ref', path: [...(root.kind === 'ref' ? root.path : [root]), ...steps] };
    }
    case 'call': {
      const [operator, ...operands] = list(value).map(sub);
      return { ...at, kind: 'call', operator: operatorName(operator), operands };
    }
    case 'array':
    case 'set':
      return { ...at, kind: 'list', isSet: type === 'set', items: list(value).map(sub) };
    case 'object':
      return { ...at, kind: 'object', entries: list(value).map((entry) => pair(list(entry).map(sub))) };
    case 'arraycomprehension':
    case 'setcomprehension':
    case 'objectcomprehension': {
      const { term, key, value: element, body } = object(value);
      const heads = [term, key, element].filter((head) => head !== undefined).map(sub);
      return { ...at, kind: 'comprehension', heads, body: bodyOf(body, at, scope) };
    }
    case 'templatestring': {
      // Parts are texts, and expressions that say a term or a call.
      const parts = list(object(value)['parts']).map((part): Term => {
        if (object(part)['terms'] === undefined) return sub(part);
        const { said } = decodeExpr(part, at, scope);
        return said.kind === 'call' ? { ...at, ...said } : said.kind === 'term' ? said.term : { ...at, kind: 'scalar', value: null };
      });
      return { ...at, kind: 'template', parts };
    }
    default:
      throw new AstError(`a term of type ${JSON.stringify(type)}`);
  }
}

/** `startswith`, `regex.match`, or of a function of the author's `data.acme.lib.bad`. */
function operatorName(operator: Term | undefined): string {
  if (operator?.kind === 'var') return operator.name;
  return operator?.kind === 'ref' ? operator.path.map(nameOf).join('.') : '?';
}

function pair([key, value]: readonly Term[]): readonly [Term, Term] {
  if (key === undefined || value === undefined) throw new AstError('half a member of an object');
  return [key, value];
}

function position(location: JsonValue | undefined, otherwise: Position): Position {
  if (!isJsonObject(location)) return otherwise;
  const { row, col } = location;
  return typeof row === 'number' && typeof col === 'number' ? { line: row, column: col } : otherwise;
}

function object(value: JsonValue | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw new AstError('an object was expected in a syntax tree');
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function text(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new AstError('a text was expected in a syntax tree');
}

function scalar(value: JsonValue | undefined): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new AstError('a scalar was expected in a syntax tree');
}
