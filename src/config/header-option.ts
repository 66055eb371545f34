import { UserError } from '../errors/exit.js';
import { isReservedHeader } from '../protocol/http/reserved-headers.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** RFC 9110 §5.6.2. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 §5.5: visible characters, blanks and tabs. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const FORM = '`name: value`, for example `Authorization: Bearer ${API_TOKEN}`';

/**
 * The headers that `--header` names, lower case. `${NAME}` is taken from the environment, so that secrets need not stand in a command
 * line; a name that is not set is an error. Throws a `UserError`, which never repeats a value.
 */
export function parseHeaders(texts: readonly string[], env: Environment): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const text of texts) {
    const colon = text.indexOf(':');
    const name = text.slice(0, colon).trim().toLowerCase();
    if (colon === -1 || !NAME.test(name)) throw new UserError(`\`--header\` needs ${FORM}`);
    if (isReservedHeader(name)) throw new UserError(`\`--header\`: \`${name}\` is written by the protocol itself`);
    if (Object.hasOwn(headers, name)) throw new UserError(`\`--header\`: \`${name}\` is given twice`);
    const value = expand(text.slice(colon + 1).trim(), name, env);
    if (!VALUE.test(value))
      throw new UserError(`\`--header\`: the value of \`${name}\` has characters that no header can carry (a line break?)`);
    headers[name] = value;
  }
  return headers;
}

function expand(value: string, name: string, env: Environment): string {
  return value.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_whole, variable: string) => {
    const found = env[variable];
    if (found === undefined || found === '')
      throw new UserError(`\`--header\`: \`${name}\` takes \`\${${variable}}\` from the environment, where it is not set`);
    return found;
  });
}
