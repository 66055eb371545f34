import { mapOf, listOf } from '../compiler/language/collections.js';
import { freeMap } from '../compiler/language/free-map.js';
import { optional, record, required, type RecordOf } from '../compiler/language/record.js';
import { flag, oneOf, text, wholeNumber } from '../compiler/language/scalars.js';
import { mapped, type Located, type Shape } from '../compiler/language/shape.js';
import { anyValue } from '../compiler/operators/values.js';
import { SEVERITIES } from '../pdp/decision.js';
import { CONFIDENCES } from '../pdp/input-document.js';

const asWritten = ({ value }: Located<string>): string => value;

function textLike(expected: string, pattern: RegExp, example: string): Shape<string> {
  return {
    expected,
    schema: { type: 'string', pattern: pattern.source },
    read(node, problems) {
      const value = text.read(node, problems);
      if (value === undefined || pattern.test(value)) return value;
      return problems.error('AM1108', node.span, `expected ${expected}, found \`${value}\``, `write for example \`${example}\``);
    },
  };
}

/** A moment. RFC 3339; whether the day exists is told by the calendar. */
const moment: Shape<number> = mapped(
  textLike('a moment with its zone', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/, '2026-01-07T10:00:00Z'),
  (value, node, problems) => {
    const time = Date.parse(value);
    return Number.isNaN(time) ? problems.error('AM1108', node.span, `there is no moment \`${value}\``) : time;
  },
);

const folder = textLike('an absolute path', /^\//, '/srv/project');

const tool = record(
  'annotations',
  {
    title: optional(text, 'A title for people.'),
    readOnlyHint: optional(flag, 'The tool says that it changes nothing.'),
    destructiveHint: optional(flag, 'The tool says that it may destroy.'),
    idempotentHint: optional(flag, 'The tool says that a second call changes nothing.'),
    openWorldHint: optional(flag, 'The tool says that it reaches beyond its own world.'),
  },
  {
    read_only: 'write `readOnlyHint`, as the server does',
    destructive: 'write `destructiveHint`, as the server does',
    idempotent: 'write `idempotentHint`, as the server does',
    open_world: 'write `openWorldHint`, as the server does',
  },
);

const identity = record(
  'identity',
  {
    subject: optional(text, 'Who calls (default `user`).'),
    authenticated: optional(flag, 'Whether that was proved (default: where there are claims).'),
    method: optional(oneOf(['jwt', 'token', 'flag', 'os', 'none']), 'How it is known (default `os`, with claims `jwt`).'),
    issuer: optional(text, 'Who issued the token.'),
    claims: optional(freeMap('a map of claims'), 'What the token says.'),
  },
  { groups: 'write `claims: { groups: […] }`' },
);

const client = record('client', {
  name: optional(text, 'What the client calls itself.'),
  version: optional(text, 'Its version.'),
  protocol: optional(text, 'The revision of MCP that it speaks.'),
});

const session = record('session', {
  tools: optional(mapOf('a map from tools to numbers of calls', asWritten, wholeNumber(0, 1_000_000)), 'Calls so far.'),
  labels: optional(listOf(text), 'Labels that were set.'),
  said: optional(listOf(text), 'Texts of the client, or of answers that no stranger writes, before any that strangers may have written.'),
  read: optional(listOf(text), 'Answers that strangers may have written, after those.'),
});

const finding = record('a finding', {
  detector: required(text, 'For example `path_traversal`.'),
  rule: optional(text, 'What was found (default: the name of the detector).'),
  path: optional(text, 'JSON Pointer of the argument (default `/arguments`).'),
  role: optional(text, 'What the argument is (default `text`).'),
  confidence: optional(oneOf(CONFIDENCES), 'Default `high`.'),
  severity: optional(oneOf(SEVERITIES), 'Default `high`.'),
});

const messageFields = {
  tool: optional(text, 'The tool that is called.'),
  arguments: optional(anyValue, 'Its arguments, or those of the prompt.'),
  annotations: optional(tool, 'What the server says of the tool.'),
  known: optional(flag, 'Whether the server lists the tool (default: not known yet).'),
  resource: optional(text, 'The URI that is read.'),
  prompt: optional(text, 'The prompt that is asked for.'),
  method: optional(text, 'Another method.'),
  params: optional(freeMap('a map'), 'What comes with it, beside the arguments.'),
  from: optional(oneOf(['client', 'server']), 'Who sends it (default `client`).'),
  server: optional(text, 'The name of the server (default `server`).'),
  identity: optional(identity, 'Who calls.'),
  client: optional(client, 'What the client says of itself.'),
  session: optional(session, 'What went before.'),
  time: optional(moment, 'When (default 2026-01-07T10:00:00Z, a Wednesday).'),
  findings: optional(listOf(finding), 'What the detectors see (default: what they do see in the arguments).'),
  cwd: optional(folder, "The server's working directory: relative paths start there."),
  home: optional(folder, 'What `~` is.'),
  links: optional(mapOf('a map from links to their targets', asWritten, text), 'Symlinks on the way of paths; every other path is none.'),
  paths: optional(mapOf('a map from arguments to paths', asWritten, folder), 'Where path arguments lead, by name or JSON Pointer.'),
};

/** A message as a person writes it: what the proxy would add is completed. */
export const message = record('input', messageFields, {
  name: 'write `tool`',
  uri: 'write `resource`',
  args: 'write `arguments`',
  now: 'write `time`',
  subject: 'write `identity: { subject: … }`',
  labels: 'write `session: { labels: […] }`',
  symlinks: 'write `links`',
});

export type Message = RecordOf<typeof messageFields>;
