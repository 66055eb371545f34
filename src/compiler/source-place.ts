import type { RegoModule } from '../engine/bundle.js';

/**
 * The place in the policy file that a line of emitted Rego comes from, `strict.yaml:13`: of the METADATA above it. Undefined where the
 * line belongs to no rule of the file. OPA's errors and coverage name Rego lines; people edit YAML.
 */
export function sourcePlace(module: RegoModule, line: number): string | undefined {
  const above = module.text.split('\n').slice(0, line);
  const block = above.lastIndexOf('# METADATA');
  const found = above.slice(Math.max(0, block)).find((each) => each.startsWith(SOURCE));
  return found?.slice(SOURCE.length).replace(/^"(.*)"$/, '$1');
}

const SOURCE = '#   source: ';
