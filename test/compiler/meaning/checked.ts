import { stringify } from 'yaml';
import { compilePolicy, type CompileOptions } from '../../../src/compiler/compile-policy.js';
import type { Policy } from '../../../src/compiler/language/policy.js';
import type { Bundle } from '../../../src/engine/bundle.js';
import { renderDiagnostic } from '../../../src/errors/render.js';
import type { PolicyFile } from './policies.js';

export interface Checked {
  readonly policy: Policy;
  readonly bundle: Bundle;
}

/** A policy that must compile; its problems as a person would see them otherwise. */
export function checked(file: PolicyFile, options: Partial<CompileOptions> = {}): Checked {
  const text = stringify(file);
  const result = compilePolicy(text, { file: 'policy.yaml', ...options });
  if (!result.ok) throw new Error(result.diagnostics.map((each) => renderDiagnostic(each, () => text)).join('\n'));
  return { policy: result.policy, bundle: result.bundle };
}
