import { UserError } from '../errors/exit.js';
import { didYouMean } from '../errors/near-miss.js';
import type { OptionSpec } from './option-table.js';

export interface ParsedOptions<Name extends string> {
  /** In the order given; a switch has the value `''`. */
  readonly values: ReadonlyMap<Name, readonly string[]>;
  /** From the first word that is no option on: the server's command, its own options included (S-02). */
  readonly rest: readonly string[];
}

/**
 * Reads our options off the front of `argv`: `--opt value`, `--opt=value`, `-o value`, `-ovalue`; `--` ends them.
 * An option that is not in the table, a missing or a surplus value, and a value given twice are `UserError`s.
 */
export function parseOptions<const Table extends readonly OptionSpec[]>(
  argv: readonly string[],
  table: Table,
): ParsedOptions<Table[number]['name']> {
  const values = new Map<string, string[]>();
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      at++;
      break;
    }
    if (!word.startsWith('-') || word === '-') break;
    const { spec, spelled, attached } = lookUp(word, table);
    if (spec.value === undefined) {
      if (attached !== undefined) throw new UserError(`\`${spelled}\` takes no value (\`${word}\`)`);
      keep(spec, spelled, '');
      continue;
    }
    const value = attached ?? argv[++at];
    if (value === undefined || value === '' || (attached === undefined && value.startsWith('-') && value !== '-')) {
      throw new UserError(`\`${spelled}\` needs a value: \`${spelled} <${spec.value}>\``);
    }
    if (spec.choices !== undefined && !spec.choices.includes(value)) {
      throw new UserError(`\`${value}\` is no value of \`${spelled}\`${didYouMean(value, spec.choices)}: ${oneOf(spec.choices)}`);
    }
    keep(spec, spelled, value);
  }
  return { values, rest: argv.slice(at) };

  function keep(spec: OptionSpec, spelled: string, value: string): void {
    const known = values.get(spec.name);
    if (known === undefined) values.set(spec.name, [value]);
    else if (spec.repeatable === true) known.push(value);
    else if (spec.value !== undefined) throw new UserError(`\`${spelled}\` is given twice`);
  }
}

interface Found {
  readonly spec: OptionSpec;
  readonly spelled: string;
  readonly attached: string | undefined;
}

function lookUp(word: string, table: readonly OptionSpec[]): Found {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const spelled = equals === -1 ? word : word.slice(0, equals);
    const spec = table.find(({ name }) => `--${name}` === spelled);
    if (spec === undefined) throw unknown(spelled, table);
    return { spec, spelled, attached: equals === -1 ? undefined : word.slice(equals + 1) };
  }
  const spelled = word.slice(0, 2);
  const spec = table.find(({ short }) => short === word[1]);
  if (spec === undefined) throw unknown(spelled, table);
  const attached = word.length > 2 ? word.slice(2).replace(/^=/, '') : undefined;
  return { spec, spelled, attached };
}

function unknown(spelled: string, table: readonly OptionSpec[]): UserError {
  const near = spelled.startsWith('--')
    ? didYouMean(
        spelled,
        table.map(({ name }) => `--${name}`),
      )
    : '';
  return new UserError(
    `unknown option \`${spelled}\`${near}; the server's own options go after its command, and \`protect --help\` lists ours`,
  );
}

function oneOf(choices: readonly string[]): string {
  return `write ${choices.map((choice) => `\`${choice}\``).join(' or ')}`;
}
