// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/setup.mjs';

/** The enterprise profile's rules and detectors without its rate limits, which would end a bench after a minute's quota. @param {string} folder */
export function unlimited(folder) {
  const policy = parse(readFileSync(join(root, 'policies/enterprise.yaml'), 'utf8'));
  delete policy.rate_limits;
  for (const rule of policy.rules) delete rule.rate_limit;
  const file = join(folder, 'enterprise.yaml');
  writeFileSync(file, stringify(policy));
  return file;
}
