import type { Bundle, RegoModule } from '../engine/bundle.js';
import type { ModuleFacts } from '../engine/engine.js';
import type { Diagnostic, Span } from '../errors/diagnostic.js';
import type { JsonObject } from '../protocol/json.js';
import { dataAt } from './data-tree.js';
import { nearName, packageTypo } from './near-names.js';
import { underRoots } from './manifest.js';

/** What a hand-written layer is, and what is wrong with it. */
export interface LayerCheck {
  /** `own`: the bundle brings an `mcp.main` of its own, which is used whole. */
  readonly main: 'library' | 'own';
  /** `guards`: custom guards alone, no opinion where they are silent. */
  readonly opinion: 'policy' | 'guards';
  readonly diagnostics: readonly Diagnostic[];
  /** Said at start. */
  readonly notices: readonly string[];
}

/** What `mcp.main` reads of each place (design §4.2). Helper rules may have any other name. */
const POLICY_RULES = ['allow', 'deny', 'ask', 'warn', 'obligations', 'labels', 'hidden', 'rules', 'decision'] as const;
const GUARD_RULES = ['deny', 'ask', 'warn', 'obligations', 'labels'] as const;
/** The compiler's packages below `mcp.policy`. */
const RESERVED_RULES = ['tools', 'patterns'] as const;
/** In WASM a rule silently beats data, and data alone would be taken for a verdict. */
const RESERVED_DATA = [['mcp', 'policy'], ['mcp', 'main'], ['mcp', 'guards'], ['mcp', 'lib'], ['custom']] as const;

export function checkData(data: JsonObject, name: string): Diagnostic[] {
  const found = RESERVED_DATA.filter((path) => dataAt(data, path) !== undefined);
  const scalar = ['mcp', 'custom'].filter((root) => data[root] !== undefined && (typeof data[root] !== 'object' || data[root] === null));
  return [
    ...found.map((path): Diagnostic => {
      const place = path.join('.');
      return {
        severity: 'error',
        code: 'AM2001',
        message: `policy \`${name}\` has data under \`${place}\`, where rules decide`,
        hint: `verdicts come from Rego only; move the data elsewhere, for example under \`data.acme\``,
      };
    }),
    ...scalar
      .filter((root) => !found.some(([first, second]) => first === root && second === undefined))
      .map((root): Diagnostic => ({
        severity: 'error',
        code: 'AM2001',
        message: `policy \`${name}\`: the data \`${root}\` must be an object`,
      })),
  ];
}

/**
 * Checks that Rego cannot make itself: a package or rule one letter away from ours compiles, and decides nothing.
 * `facts` are of the author's modules, without copies of the library.
 */
export function checkLayer(bundle: Bundle, facts: readonly ModuleFacts[], library: readonly RegoModule[], name: string): LayerCheck {
  const texts = new Map(bundle.modules.map((module) => [module.path, module.text]));
  const diagnostics = [...checkData(bundle.data, name), ...checkRoots(bundle, facts)];
  const mains = facts.filter((module) => module.package === 'mcp.main');
  if (mains.length > 0) {
    diagnostics.push(...checkOwnMain(mains));
    const notice = 'it brings its own `mcp.main`, used whole: our guards are not part of it, and it is asked for acting methods only';
    return { main: 'own', opinion: 'policy', diagnostics, notices: [notice] };
  }

  const ours = new Set(library.map(packageOf));
  const whole = bundle.modules.map((module) => module.text).join('\n');
  for (const module of facts) diagnostics.push(...checkPackage(module, ours, whole), ...checkRules(module));
  const policies = facts.filter((module) => module.package === 'mcp.policy' && module.rules.length > 0);
  const customs = facts.filter((module) => /^custom\.[^.]+$/.test(module.package) && !module.package.endsWith('_test'));
  const guards = customs.filter((module) => module.rules.length > 0);
  if (policies.length === 0 && guards.length === 0 && !diagnostics.some(({ severity }) => severity === 'error')) {
    diagnostics.push(nothingDecides(facts, name));
  }
  return {
    main: 'library',
    opinion: policies.length === 0 ? 'guards' : 'policy',
    diagnostics,
    notices: policies.length === 0 ? [] : allowNotices(policies, texts),
  };
}

export function packageOf(module: RegoModule): string {
  return /^package\s+([\w.]+)/m.exec(module.text)?.[1] ?? '';
}

function checkRoots(bundle: Bundle, facts: readonly ModuleFacts[]): Diagnostic[] {
  const roots = bundle.manifest?.roots;
  if (roots === undefined || roots.length === 0) return [];
  const stated = roots.map((root) => `\`${root}\``).join(', ');
  return [
    ...facts
      .filter((module) => !underRoots(module.package.replaceAll('.', '/'), roots))
      .map((module) => at(module, `package \`${module.package}\` lies outside the roots that the manifest states (${stated})`, 'AM2002')),
    ...Object.keys(bundle.data)
      .filter((key) => !roots.some((root) => root === '' || root === key || root.startsWith(`${key}/`)))
      .map((key): Diagnostic => ({
        severity: 'error',
        code: 'AM2002',
        message: `the data \`${key}\` lies outside the roots that the manifest states (${stated})`,
      })),
  ];
}

function checkOwnMain(mains: readonly ModuleFacts[]): Diagnostic[] {
  const [first] = mains;
  if (first === undefined || mains.some((module) => module.rules.some((rule) => rule.name === 'decision'))) return [];
  return [
    at(
      first,
      'package `mcp.main` replaces ours and has no rule `decision`',
      'AM2003',
      'a policy belongs in `package mcp.policy`; a whole decision is the rule `decision` of `mcp.main`',
    ),
  ];
}

function checkPackage(module: ModuleFacts, ours: ReadonlySet<string>, whole: string): Diagnostic[] {
  const name = module.package;
  const segments = name.split('.');
  const [first, second] = segments;
  const typo = packageTypo(name);
  if (typo !== undefined) return [at(module, `package \`${name}\` decides nothing`, 'AM2004', `did you mean \`${typo}\`?`)];
  if (name === 'mcp')
    return [at(module, 'rules may not stand in package `mcp` itself', 'AM2005', 'a policy belongs in `package mcp.policy`')];
  if (first === 'custom' && segments.length !== 2) {
    return [
      at(
        module,
        `package \`${name}\` is not read: guards are \`custom.<name>\`, exactly one level`,
        'AM2005',
        `for example \`package custom.${segments.slice(1).join('_') || 'my_guard'}\``,
      ),
    ];
  }
  if (first === 'mcp' && second === 'guards') {
    if (ours.has(name))
      return [
        at(
          module,
          `package \`${name}\` is a shipped guard and differs from it`,
          'AM2006',
          'guards of your own belong in `package custom.<name>`; `data.mcp.config.guards` switches the shipped ones',
        ),
      ];
    if (segments.length !== 4)
      return [
        at(
          module,
          `package \`${name}\` is not read: guards are \`mcp.guards.<category>.<name>\``,
          'AM2005',
          'guards of your own belong in `package custom.<name>`',
        ),
      ];
  }
  if (ours.has(name))
    return [
      at(
        module,
        `package \`${name}\` is a package of the shipped library and differs from it`,
        'AM2006',
        'use a package of your own, for example `package acme.lib`',
      ),
    ];
  if (name.startsWith('mcp.policy.')) return unreadSubpackage(module, whole);
  return [];
}

/** Nobody reads a verdict below `mcp.policy` unless the policy itself does, by a reference to its package. */
function unreadSubpackage(module: ModuleFacts, whole: string): Diagnostic[] {
  const [, , below] = module.package.split('.');
  if (whole.includes(`data.mcp.policy.${below}`) || whole.includes('data.mcp.policy[')) return [];
  return module.rules
    .filter((rule) => (POLICY_RULES as readonly string[]).includes(rule.name))
    .slice(0, 1)
    .map((rule) => ({
      ...at(
        module,
        `\`${rule.name}\` in package \`${module.package}\` is not read by itself: only \`mcp.policy\` is`,
        'AM2101',
        'helper packages are fine; if it should decide, make it `package mcp.policy`',
        rule,
      ),
      severity: 'warning' as const,
    }));
}

function checkRules(module: ModuleFacts): Diagnostic[] {
  const policy = module.package === 'mcp.policy';
  const guard = /^custom\.[^.]+$/.test(module.package) && !module.package.endsWith('_test');
  if (!policy && !guard) return [];
  const known: readonly string[] = policy ? POLICY_RULES : GUARD_RULES;
  return unique(module.rules).flatMap((rule): Diagnostic[] => {
    if (known.includes(rule.name)) return [];
    if (policy && (RESERVED_RULES as readonly string[]).includes(rule.name)) {
      return [
        at(
          module,
          `\`${rule.name}\` is reserved for the packages that YAML policies compile to`,
          'AM2007',
          'give the rule another name',
          rule,
        ),
      ];
    }
    if (guard && (POLICY_RULES as readonly string[]).includes(rule.name)) {
      const warning = at(
        module,
        `\`${rule.name}\` in package \`${module.package}\` decides nothing: custom guards deny, ask, warn, oblige and label, and never allow`,
        'AM2102',
        undefined,
        rule,
      );
      return [{ ...warning, severity: 'warning' }];
    }
    const near = nearName(rule.name, known);
    if (near === undefined) return [];
    return [
      at(
        module,
        `rule \`${rule.name}\` decides nothing`,
        'AM2008',
        `did you mean \`${near}\`? a helper rule needs a name further away`,
        rule,
      ),
    ];
  });
}

function nothingDecides(facts: readonly ModuleFacts[], name: string): Diagnostic {
  const packages = facts
    .map((module) => `\`${module.package}\``)
    .slice(0, 5)
    .join(', ');
  return {
    severity: 'error',
    code: 'AM2009',
    message: `policy \`${name}\` has no rule under \`mcp.policy\` or \`custom.<name>\`, so it decides nothing${packages === '' ? '' : ` (its packages: ${packages})`}`,
    hint: 'start the file with `package mcp.policy` and define `allow` or `deny`',
  };
}

function allowNotices(policies: readonly ModuleFacts[], texts: ReadonlyMap<string, string>): string[] {
  const rules = policies.flatMap((module) => module.rules.map((rule) => ({ ...rule, path: module.path })));
  const allows = rules.filter((rule) => rule.name === 'allow');
  if (allows.length === 0 && !rules.some((rule) => rule.name === 'decision')) {
    return ['it defines no `allow`: every acting call is denied; a deny list starts with `default allow := true`'];
  }
  const open = allows.some(
    (rule) => rule.default && /^\s*default\s+allow\s*:?=\s*true\b/.test(texts.get(rule.path)?.split('\n')[rule.line - 1] ?? ''),
  );
  return open ? ['it says `default allow := true`: what no rule denies is allowed'] : [];
}

interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

function at(module: ModuleFacts, message: string, code: string, hint?: string, rule?: Place): Diagnostic {
  const span: Span =
    rule === undefined
      ? { file: module.path, line: module.line, column: 1, length: `package ${module.package}`.length }
      : { file: module.path, line: rule.line, column: rule.column, length: rule.name.length };
  return { severity: 'error', code, message, span, ...(hint === undefined ? {} : { hint }) };
}

function unique<T extends Place>(rules: readonly T[]): T[] {
  return rules.filter((rule, index) => rules.findIndex((other) => other.name === rule.name) === index);
}
