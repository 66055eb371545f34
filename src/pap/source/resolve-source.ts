import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import { whyRefused } from '../../errors/why-refused.js';
import type { PolicySource } from './policy-source.js';
import { isOpaConfig } from '../opa-config/is-opa-config.js';
import { urlProblem, type UrlRules } from '../opa-config/url-rules.js';
import { isProfile, PROFILES } from './profiles.js';
import { shownUrl } from '../remote/shown-url.js';

/**
 * What a `--policy` word names: a profile, or a file or folder by its ending. `./strict` is a file of that name.
 * Never falls back to a default: a word that names nothing is a `UserError` (S-08).
 */
export function resolveSource(word: string, rules: UrlRules = { allowHttp: false }): PolicySource {
  if (word === '') throw new UserError('the policy has no name: `--policy` takes a profile, a path or a URL');
  if (/^(opa\+)?https?:\/\//i.test(word)) return atUrl(word, rules);
  if (isProfile(word)) return { kind: 'profile', name: word };

  const found = lookAt(word);
  if (found === 'directory') return { kind: 'directory', path: word };
  if (found === undefined) throw missing(word);
  const kind = kindByEnding(word);
  if (kind === undefined) {
    throw new UserError(
      `policy \`${word}\`: cannot tell what this file is by its name; a policy is a \`.yaml\`, \`.yml\`, \`.json\` or \`.rego\` file, a folder of Rego, or a \`.tar.gz\` bundle`,
    );
  }
  return kind === 'yaml' && isOpaConfig(word) ? { kind: 'opa_config', path: word } : { kind, path: word };
}

/** Every `--policy` word, in order. The same layer twice would count every rate limit twice, so it is refused. */
export function resolveSources(words: readonly string[], rules?: UrlRules): readonly PolicySource[] {
  const twice = words.find((word, index) => words.indexOf(word) !== index);
  if (twice !== undefined) throw new UserError(`policy \`${twice}\` is given twice`);
  return words.map((word) => resolveSource(word, rules));
}

/** A bundle on a server, or an OPA that decides. What is wrong is told without the URL: it may hold a secret. */
function atUrl(word: string, rules: UrlRules): PolicySource {
  const [, opa = '', written = ''] = /^(opa\+)?(.*)$/i.exec(word) ?? [];
  const problem = urlProblem(written, rules);
  if (problem !== undefined) throw new UserError(`\`--policy\`: ${problem}`);
  const url = new URL(written);
  url.hash = '';
  const name = shownUrl(url);
  if (opa === '') return { kind: 'url', url: url.href, name };
  if (/\/v1\/data\/.+[^/]$/.test(url.pathname) && url.search === '') return { kind: 'opa', url: url.href, name: `opa+${name}` };
  throw new UserError(
    `policy \`opa+${name}\`: the URL of a decision is expected, such as opa+${url.origin}/v1/data/mcp/main/decision, without a query`,
  );
}

function kindByEnding(path: string): 'yaml' | 'rego' | 'wasm' | 'bundle' | undefined {
  if (/\.(ya?ml|json)$/i.test(path)) return 'yaml';
  if (/\.rego$/i.test(path)) return 'rego';
  if (/\.wasm$/i.test(path)) return 'wasm';
  if (/\.(tar\.gz|tgz)$/i.test(path)) return 'bundle';
  return undefined;
}

function lookAt(path: string): 'file' | 'directory' | undefined {
  try {
    return statSync(path).isDirectory() ? 'directory' : 'file';
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`policy \`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}

function missing(word: string): UserError {
  const looksLikePath = /[/\\]/.test(word) || kindByEnding(word) !== undefined;
  if (!looksLikePath) {
    const profiles = PROFILES.map((name) => `\`${name}\``).join(', ');
    return new UserError(
      `unknown policy \`${word}\`${didYouMean(word, PROFILES)}: the built-in ones are ${profiles}; anything else is a path to a \`.yaml\`, \`.rego\`, folder or bundle, and \`${word}\` does not exist`,
    );
  }
  const others = neighbours(word);
  if (others.includes(basename(word))) return new UserError(`policy \`${word}\` is a link to something that does not exist`);
  return new UserError(`policy file \`${word}\` does not exist${didYouMean(basename(word), others)}`);
}

function neighbours(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}
