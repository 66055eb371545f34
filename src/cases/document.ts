import { listOf } from '../compiler/language/collections.js';
import { freeMap } from '../compiler/language/free-map.js';
import { optional, record, required } from '../compiler/language/record.js';
import { flag, oneOf, text, wholeNumber } from '../compiler/language/scalars.js';
import { mapped, type Shape } from '../compiler/language/shape.js';
import { anyValue } from '../compiler/operators/values.js';
import type { InputDocument } from '../pdp/input-document.js';

const map = freeMap('a map');
const named = (member: string): Shape<Readonly<Record<string, unknown>>> =>
  mapped(map, (value, node, problems) =>
    typeof value[member] === 'string' ? value : problems.error('AM1102', node.span, `this needs the key \`${member}\`, a text`),
  );

/** An input document as the log has it (`data.input`; `rego/schemas/input.json` describes it), taken as it is. */
export const inputDocument: Shape<InputDocument> = mapped(
  record('an input document', {
    version: required(wholeNumber(1, 1), '1.'),
    direction: required(oneOf(['client_to_server', 'server_to_client']), 'Who sends it to whom.'),
    kind: required(oneOf(['request', 'notification', 'response']), 'What it is.'),
    method: required(text, 'The method of MCP.'),
    acting: required(flag, 'Whether it needs an allow.'),
    server: required(text, 'The name of the server.'),
    tool: optional(named('name'), 'The tool, as the server lists it.'),
    arguments: optional(anyValue, 'The arguments.'),
    resource: optional(named('uri'), 'The resource.'),
    prompt: optional(named('name'), 'The prompt.'),
    task: optional(named('id'), 'The task that it names.'),
    params: optional(anyValue, 'The rest of the params.'),
    result: optional(anyValue, 'Of a response.'),
    identity: required(named('subject'), 'Who calls.'),
    client: required(map, 'What the client says of itself.'),
    session: required(named('id'), 'What went before.'),
    findings: required(listOf(named('detector')), 'What the detectors saw.'),
    tools: optional(listOf(named('name')), 'The tools of a list.'),
    paths: required(map, 'Path arguments.'),
    urls: optional(map, 'What URLs mean.'),
    sql: optional(map, 'What SQL means.'),
    commands: optional(map, 'What commands mean.'),
    origins: optional(map, 'Where words were met before.'),
    time: required(map, 'When.'),
    transport: required(oneOf(['stdio', 'http']), 'How it came.'),
    mode: required(oneOf(['enforce', 'shadow']), 'The mode of the proxy.'),
  }),
  (value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as unknown as InputDocument,
);
