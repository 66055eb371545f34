import type { Bundle, RegoModule } from '../../engine/bundle.js';
import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { checkData, checkRoots } from './check-data.js';
import { checkPackage } from './check-package.js';
import { checkRules } from './check-rules.js';
import { at } from './module-place.js';

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

/** The package that a module says it is; empty where it says none. */
export function packageOf(module: RegoModule): string {
  return /^package\s+([\w.]+)/m.exec(module.text)?.[1] ?? '';
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
