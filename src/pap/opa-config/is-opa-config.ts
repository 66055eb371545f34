import { readSync } from 'node:fs';
import { useRegular } from '../../files/open-regular.js';

/** As far as a top-level key is looked for; what is longer before the first one is no configuration that a person wrote. */
const LOOK_AT_BYTES = 64 * 1024;

/**
 * Whether a YAML or JSON file is an OPA configuration and no policy: it has `services` or `bundles` at its top, which no policy has.
 * What cannot be read is no configuration, and told when it is read as a policy.
 */
export function isOpaConfig(path: string): boolean {
  const text = beginning(path);
  if (!/services|bundles/.test(text)) return false;
  if (!/^\s*\{/.test(text)) return /^(["']?)(?:services|bundles)\1\s*:/m.test(text);
  return outerKeys(text).some((key) => key === 'services' || key === 'bundles');
}

function beginning(path: string): string {
  const bytes = Buffer.alloc(LOOK_AT_BYTES);
  try {
    return useRegular(
      path,
      (file) => bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0)),
      () => '',
    );
  } catch {
    return '';
  }
}

/** The keys of the outermost braces of a JSON (or flow) text. */
function outerKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  let isKey = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[\w-]+|[^\s]/g)) {
    if (token === '}' || token === ']') depth--;
    if (token === '{' || token === '[') depth++;
    if (isKey && depth === 1) keys.push(token.replace(/^["']|["']$/g, ''));
    isKey = depth === 1 && (token === '{' || token === ',');
  }
  return keys;
}
