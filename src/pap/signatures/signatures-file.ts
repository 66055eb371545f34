import { isJsonObject, parseJson } from '../../protocol/json/json.js';
import { SignatureError } from './signature-error.js';

export const SIGNATURES_FILE = '.signatures.json';

/** OPA's own way to verify, which `opa build` names and `opa sign` does not. */
const DEFAULT_PLUGIN = '_default';

/** As in OPA the file counts wherever it lies in the bundle. */
export function isSignaturesFile(name: string): boolean {
  return name === SIGNATURES_FILE || name.endsWith(`/${SIGNATURES_FILE}`);
}

/** The one token of a `.signatures.json`. OPA takes `{}` for an unsigned bundle; here a file of that name signs, or is refused. */
export function tokenIn(text: string): string {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw new SignatureError('malformed', `its \`${SIGNATURES_FILE}\` is not JSON`, { cause });
  }
  if (!isJsonObject(value)) throw new SignatureError('malformed', `its \`${SIGNATURES_FILE}\` is no object`);
  const { signatures, plugin } = value;
  if (plugin !== undefined && plugin !== '' && plugin !== DEFAULT_PLUGIN) {
    throw new SignatureError(
      'malformed',
      `its \`${SIGNATURES_FILE}\` asks for the plugin ${JSON.stringify(plugin)}, and there are none here`,
    );
  }
  const tokens: readonly unknown[] = Array.isArray(signatures) ? signatures : [];
  const [token] = tokens;
  if (tokens.length > 1) {
    throw new SignatureError('malformed', `its \`${SIGNATURES_FILE}\` holds ${tokens.length} tokens, and exactly one is expected`);
  }
  if (typeof token !== 'string') {
    throw new SignatureError('malformed', `its \`${SIGNATURES_FILE}\` holds no token: \`{"signatures": ["<JWT>"]}\` is expected`);
  }
  return token;
}

/** As `opa sign` writes it. */
export function signaturesText(token: string): string {
  return JSON.stringify({ signatures: [token] }, null, 1);
}
