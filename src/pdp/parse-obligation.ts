import { isJsonObject } from '../protocol/json/json.js';
import { RATE_UNITS, type Obligation } from './decision.js';

export type ParsedObligation = { readonly ok: true; readonly obligation: Obligation } | { readonly ok: false; readonly problem: string };

interface Member {
  readonly required: boolean;
  readonly fits: (value: unknown) => boolean;
  /** What is expected, after "is not". */
  readonly is: string;
}

const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isSpan = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(isOffset) && (value[0] as number) <= (value[1] as number);
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && words.includes(value);
const text = (required: boolean): Member => ({ required, fits: isText, is: 'a text' });

/** The closed table (rego/mcp/lib/obligation says the same to Rego; a test compares them). */
const TABLE: Readonly<Record<Obligation['kind'], Readonly<Record<string, Member>>>> = {
  rate_limit: {
    requests: { required: true, fits: (value) => Number.isSafeInteger(value) && (value as number) >= 1, is: 'a whole number from 1' },
    per: { required: true, fits: oneOf(...RATE_UNITS), is: `one of ${RATE_UNITS.join(', ')}` },
    key: text(false),
    id: text(false),
  },
  redact: {
    path: {
      required: true,
      fits: (value) => typeof value === 'string' && /^\/(?:(?:arguments|result)(?:\/|$)|(?:params|definition)\/)/.test(value),
      is: 'a JSON Pointer at or below /arguments or /result, or below /params or /definition',
    },
    span: { required: false, fits: isSpan, is: 'a pair of offsets' },
    replacement: { required: false, fits: (value) => typeof value === 'string', is: 'a string' },
  },
  approve: {
    approvers: { required: false, fits: (value) => Array.isArray(value) && value.every(isText), is: 'a list of texts' },
    message: { required: false, fits: (value) => typeof value === 'string', is: 'a string' },
  },
  label: { label: text(true) },
  log: { level: { required: true, fits: oneOf('minimal', 'full'), is: 'one of minimal, full' } },
};

/** An obligation that the PEP can carry out, or what is wrong with it, as the end of a sentence. */
export function parseObligation(value: unknown): ParsedObligation {
  if (!isJsonObject(value)) return { ok: false, problem: 'is not an object' };
  const { kind, ...members } = value;
  if (typeof kind !== 'string') return { ok: false, problem: 'has no `kind`' };
  if (!Object.hasOwn(TABLE, kind)) return { ok: false, problem: `has the unknown kind \`${kind}\`` };
  const table = TABLE[kind as Obligation['kind']];
  for (const member of Object.keys(members)) {
    if (!Object.hasOwn(table, member)) return { ok: false, problem: `(${kind}) has the unknown member \`${member}\`` };
  }
  for (const [member, { required, fits, is }] of Object.entries(table)) {
    if (!Object.hasOwn(members, member)) {
      if (required) return { ok: false, problem: `(${kind}) lacks \`${member}\`` };
    } else if (!fits(members[member])) return { ok: false, problem: `(${kind}): \`${member}\` is not ${is}` };
  }
  return { ok: true, obligation: value as unknown as Obligation };
}
