import { listOf } from '../compiler/language/collections.js';
import { optional, record, required } from '../compiler/language/record.js';
import { text } from '../compiler/language/scalars.js';
import { located, type Shape } from '../compiler/language/shape.js';
import { Problems } from '../compiler/problems.js';
import { readYaml } from '../compiler/source/read-yaml.js';
import type { Diagnostic, Span } from '../errors/diagnostic.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { JsonObject } from '../protocol/json/json.js';
import { inputDocument } from './document.js';
import { expected, type Expected } from './expected.js';
import { message, type Message } from './message.js';

export type CaseInput =
  { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'document'; readonly document: InputDocument };

export interface Case {
  readonly name: string;
  readonly input: CaseInput;
  readonly decision: Expected;
  readonly span: Span;
}

/** What a policy is to say of some messages. */
export interface CaseFile {
  readonly file: string;
  /** As `--policy` takes it, relative to the file. */
  readonly policy: string | undefined;
  readonly cases: readonly Case[];
}

/** A map with `version` is a whole input document, any other the short form. */
const input: Shape<CaseInput> = {
  expected: 'a message or an input document',
  schema: { anyOf: [message.schema, inputDocument.schema] },
  read(node, problems) {
    if (node.kind === 'map' && node.entries.some(({ key }) => key === 'version')) {
      const document = inputDocument.read(node, problems);
      return document && { kind: 'document', document };
    }
    const short = message.read(node, problems);
    if (short === undefined) return undefined;
    const about = [short.tool, short.resource, short.prompt, short.method].filter((each) => each !== undefined);
    if (about.length !== 1)
      return problems.error(
        'AM1201',
        node.kind === 'map' ? (node.entries[0]?.span ?? node.span) : node.span,
        'a message is about one of `tool`, `resource`, `prompt` and `method`',
      );
    return { kind: 'message', message: short };
  },
};

const oneCase = record(
  'a case',
  {
    name: required(text, 'What it shows.'),
    input: required(input, 'The message.'),
    decision: required(expected, 'What the policy is to say of it.'),
  },
  {
    expect: 'write `decision`',
    expected: 'write `decision`',
    effect: 'write `decision`',
    tool: 'write it under `input`',
    arguments: 'write it under `input`',
    description: 'write `name`',
  },
);

const file = record(
  'a case file',
  {
    policy: optional(located(text), 'The policy, as `--policy` takes it; a path is relative to this file. Default: the one beside.'),
    cases: required(listOf(located(oneCase), { least: 1 }), 'Messages, and what the policy is to say of them.'),
  },
  { tests: 'write `cases`', rules: 'these stand in the policy; a case file has `cases`', version: 'a case file has none' },
);

/** The JSON Schema of case files (draft 2020-12), from the same objects that read them. */
export const caseFileSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'agentmesh policy cases',
  ...file.schema,
};

export type ReadCases =
  { readonly ok: true; readonly file: CaseFile } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Text → cases, or every problem of it. */
export function readCaseFile(source: string, name: string): ReadCases {
  const problems = new Problems();
  const node = readYaml(source, name, problems);
  const read = node === undefined || problems.failed ? undefined : file.read(node, problems);
  if (read !== undefined)
    reportTwice(
      read.cases.map(({ value, span }) => ({ name: value.name, span })),
      problems,
    );
  if (read === undefined || problems.failed) return { ok: false, diagnostics: problems.sorted() };
  return { ok: true, file: { file: name, policy: read.policy?.value, cases: read.cases.map(({ value, span }) => ({ ...value, span })) } };
}

function reportTwice(cases: readonly { readonly name: string; readonly span: Span }[], problems: Problems): void {
  const seen = new Map<string, Span>();
  for (const { name, span } of cases) {
    const before = seen.get(name);
    if (before !== undefined)
      problems.error(
        'AM1203',
        span,
        `the case \`${name}\` stands here a second time, first on line ${before.line}`,
        'a name says what its case shows',
      );
    else seen.set(name, span);
  }
}
