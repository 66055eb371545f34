import type { HeaderFields } from '../../src/protocol/http/http-headers.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';

/** MCP 2026-07-28, Streamable HTTP: "Encoding examples", and the value table of SEP-2243. */
export const encodings: readonly (readonly [value: string, header: string])[] = [
  ['us-west1', 'us-west1'],
  ['Hello, 世界', '=?base64?SGVsbG8sIOS4lueVjA==?='],
  [' padded ', '=?base64?IHBhZGRlZCA=?='],
  ['line1\nline2', '=?base64?bGluZTEKbGluZTI=?='],
  ['=?base64?literal?=', '=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?='],
  [' us-west1', '=?base64?IHVzLXdlc3Qx?='],
  ['us-west1 ', '=?base64?dXMtd2VzdDEg?='],
  ['us west 1', 'us west 1'],
  ['日本語', '=?base64?5pel5pys6Kqe?='],
  ['line1\r\nline2', '=?base64?bGluZTENCmxpbmUy?='],
  ['\tindented', '=?base64?CWluZGVudGVk?='],
  ['a\tb', 'a\tb'],
  ['my-tool-name', 'my-tool-name'],
  ['file:///path/to/file%20name.txt', 'file:///path/to/file%20name.txt'],
  ['https://example.com/resource?id=123', 'https://example.com/resource?id=123'],
  ['\ufeffmark', '=?base64?77u/bWFyaw==?='],
];

/** Values that no reader may take for something, or only for themselves. */
export const decodings: readonly (readonly [header: string, value: string | undefined, reason: string])[] = [
  ['=?base64?SGVsbG8=?=', 'Hello', 'valid Base64'],
  ['=?base64?SGVsbG8?=', undefined, 'no padding'],
  ['=?base64?SGVs!!!bG8=?=', undefined, 'no Base64 characters'],
  ['=?base64?SGVsbG9=?=', undefined, 'bits that no encoder writes: two spellings of one value'],
  ['=?base64?SGVsbG8_?=', undefined, 'the alphabet of URLs'],
  ['=?base64?/w==?=', undefined, 'no UTF-8'],
  ['=?base64??=', '', 'nothing, encoded'],
  ['', '', 'nothing'],
  ['SGVsbG8=', 'SGVsbG8=', 'no prefix: a literal'],
  ['=?base64?SGVsbG8=', '=?base64?SGVsbG8=', 'no suffix: a literal'],
  ['=?BASE64?SGVsbG8=?=', '=?BASE64?SGVsbG8=?=', 'the marks are lower case: a literal'],
  ['=?base64?=', '=?base64?=', 'the marks overlap: a literal'],
  ['caf\u00e9', undefined, 'a byte that is no ASCII'],
  ['a\u0000b', undefined, 'a control character'],
];

const property = (more: JsonObject): JsonObject => ({ type: 'object', properties: { a: more } });
const annotated = (name: JsonValue, type: JsonValue = 'string'): JsonObject => ({ type, 'x-mcp-header': name });

/** Schemas that a client must not list (MCP 2026-07-28, tools: x-mcp-header; SEP-2243: invalid values). */
export const invalidSchemas: readonly (readonly [reason: string, schema: JsonObject])[] = [
  ['empty name', property(annotated(''))],
  ['a space', property(annotated('My Region'))],
  ['a colon', property(annotated('Region:Primary'))],
  ['no ASCII', property(annotated('Région'))],
  ['a control character', property(annotated('Region\t1'))],
  ['a line break: a header of the server’s making', property(annotated('A\r\nAuthorization'))],
  ['no string', property(annotated(1))],
  ['the same name twice', { type: 'object', properties: { a: annotated('Region'), b: annotated('Region') } }],
  ['the same name in another case', { type: 'object', properties: { a: annotated('Region'), b: annotated('REGION') } }],
  ['an object', property(annotated('A', 'object'))],
  ['an array', property(annotated('A', 'array'))],
  ['null', property(annotated('A', 'null'))],
  ['several types', property(annotated('A', ['string', 'null']))],
  ['no type', property({ 'x-mcp-header': 'A' })],
  ['the root', { type: 'object', 'x-mcp-header': 'A' }],
  ['below items', property({ type: 'array', items: annotated('A') })],
  ['properties below items', property({ type: 'array', items: property(annotated('A')) })],
  ['below additionalProperties', { type: 'object', additionalProperties: annotated('A') }],
  ['below oneOf', { type: 'object', oneOf: [property(annotated('A'))] }],
  ['below else', { type: 'object', else: property(annotated('A')) }],
  ['below $defs', { type: 'object', $defs: { A: annotated('A') } }],
  ['below dependentSchemas', { type: 'object', dependentSchemas: { a: property(annotated('A')) } }],
];

/** The tool of the specification's example, with one argument of each type and one inside an object. */
export const schema: JsonObject = {
  type: 'object',
  properties: {
    region: { type: 'string', 'x-mcp-header': 'Region' },
    count: { type: 'integer', 'x-mcp-header': 'Count' },
    ratio: { type: 'number', 'x-mcp-header': 'Ratio' },
    dry: { type: 'boolean', 'x-mcp-header': 'Dry' },
    method: { type: 'string', 'x-mcp-header': 'Method' },
    where: { type: 'object', properties: { zone: { type: 'string', 'x-mcp-header': 'Zone' } } },
    query: { type: 'string', default: { 'x-mcp-header': 'a value, no annotation' } },
  },
  required: ['region', 'query'],
};

const META = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'ExampleClient', version: '1.0.0' },
    'io.modelcontextprotocol/clientCapabilities': {},
  },
};
const modern = (method: string, params: JsonObject = {}): JsonObject => ({ jsonrpc: '2.0', id: 1, method, params: { ...params, ...META } });
const legacy = (method: string, params: JsonObject = {}): JsonObject => ({ jsonrpc: '2.0', id: 1, method, params });
const call = (args: JsonObject) => modern('tools/call', { name: 'execute_sql', arguments: args });
const VERSION = { 'mcp-protocol-version': '2026-07-28' };
const CALL = { ...VERSION, 'mcp-method': 'tools/call', 'mcp-name': 'execute_sql' };

export interface HeaderCase {
  readonly name: string;
  readonly message: JsonObject;
  readonly headers: HeaderFields;
  /** The header that the refusal names, `missing_version`, or undefined: they agree. */
  readonly refused?: string;
}

/** `message` and the `headers` that it must be sent with, which are also taken for it. */
export const golden: readonly HeaderCase[] = [
  {
    name: 'the specification’s tools/call',
    message: modern('tools/call', { name: 'get_weather', arguments: { location: 'Seattle, WA' } }),
    headers: { ...VERSION, 'mcp-method': 'tools/call', 'mcp-name': 'get_weather' },
  },
  {
    name: 'the specification’s resources/read',
    message: modern('resources/read', { uri: 'file:///projects/myapp/config.json' }),
    headers: { ...VERSION, 'mcp-method': 'resources/read', 'mcp-name': 'file:///projects/myapp/config.json' },
  },
  {
    name: 'SEP-2243’s prompts/get',
    message: modern('prompts/get', { name: 'code_review' }),
    headers: { ...VERSION, 'mcp-method': 'prompts/get', 'mcp-name': 'code_review' },
  },
  {
    name: 'the specification’s custom header',
    message: call({ region: 'us-west1', query: 'SELECT * FROM users' }),
    headers: { ...CALL, 'mcp-param-region': 'us-west1' },
  },
  {
    name: 'integers, numbers, booleans, a place inside an object, a name like a standard header’s',
    message: call({ region: 'a', count: -7, ratio: 0.25, dry: false, method: 'm', where: { zone: 'z' } }),
    headers: {
      ...CALL,
      'mcp-param-region': 'a',
      'mcp-param-count': '-7',
      'mcp-param-ratio': '0.25',
      'mcp-param-dry': 'false',
      'mcp-param-method': 'm',
      'mcp-param-zone': 'z',
    },
  },
  {
    name: 'null, missing and empty arguments',
    message: call({ region: null, method: '' }),
    headers: { ...CALL, 'mcp-param-method': '=?base64??=' },
  },
  { name: 'no arguments at all', message: modern('tools/call', { name: 'execute_sql' }), headers: CALL },
  {
    name: 'an argument of another type than the schema’s',
    message: call({ region: ['a'], count: 'many' }),
    headers: { ...CALL, 'mcp-param-count': 'many' },
  },
  {
    name: 'a name that no header can hold',
    message: modern('tools/call', { name: 'outil é\r\nX: y' }),
    headers: { ...VERSION, 'mcp-method': 'tools/call', 'mcp-name': '=?base64?b3V0aWwgw6kNClg6IHk=?=' },
  },
  {
    name: 'a task of the extension (SEP-2663)',
    message: modern('tasks/get', { taskId: 'task-1' }),
    headers: { ...VERSION, 'mcp-method': 'tasks/get', 'mcp-name': 'task-1' },
  },
  { name: 'a list', message: modern('tools/list'), headers: { ...VERSION, 'mcp-method': 'tools/list' } },
  { name: 'a request of an earlier revision', message: legacy('tools/call', { name: 'execute_sql' }), headers: {} },
];

export const comparisons: readonly HeaderCase[] = [
  {
    name: 'another version',
    message: modern('tools/list'),
    headers: { 'mcp-protocol-version': '2025-11-25', 'mcp-method': 'tools/list' },
    refused: 'MCP-Protocol-Version',
  },
  { name: 'no version', message: modern('tools/list'), headers: { 'mcp-method': 'tools/list' }, refused: 'MCP-Protocol-Version' },
  {
    name: 'a version twice',
    message: modern('tools/list'),
    headers: { 'mcp-protocol-version': ['2026-07-28', '2025-11-25'], 'mcp-method': 'tools/list' },
    refused: 'MCP-Protocol-Version',
  },
  {
    name: 'an unknown version in both is the server’s to refuse',
    message: { ...modern('tools/list'), params: { _meta: { 'io.modelcontextprotocol/protocolVersion': 'v999' } } },
    headers: { 'mcp-protocol-version': 'v999', 'mcp-method': 'tools/list' },
  },
  {
    name: 'a modern version for a body without any',
    message: legacy('tools/list'),
    headers: { ...VERSION, 'mcp-method': 'tools/list' },
    refused: 'missing_version',
  },
  { name: 'a modern version for a handshake', message: legacy('initialize'), headers: VERSION, refused: 'MCP-Protocol-Version' },
  {
    name: 'a modern version for a notification, which carries none',
    message: { jsonrpc: '2.0', method: 'notifications/cancelled' },
    headers: VERSION,
  },
  { name: 'an earlier version for a body without any', message: legacy('tools/list'), headers: { 'mcp-protocol-version': '2025-11-25' } },

  { name: 'another method', message: modern('prompts/get', { name: 'p' }), headers: CALL, refused: 'Mcp-Method' },
  { name: 'no method', message: modern('tools/list'), headers: VERSION, refused: 'Mcp-Method' },
  {
    name: 'a method in another case',
    message: modern('tools/list'),
    headers: { ...VERSION, 'mcp-method': 'TOOLS/LIST' },
    refused: 'Mcp-Method',
  },
  {
    name: 'a method in Base64, which only names and arguments may be in',
    message: modern('tools/list'),
    headers: { ...VERSION, 'mcp-method': '=?base64?dG9vbHMvbGlzdA==?=' },
    refused: 'Mcp-Method',
  },
  {
    name: 'another method on an earlier revision',
    message: legacy('tools/call', { name: 'run_shell' }),
    headers: { 'mcp-method': 'tools/list' },
    refused: 'Mcp-Method',
  },
  {
    name: 'another method on a notification',
    message: { jsonrpc: '2.0', method: 'tools/call', params: { name: 'x' } },
    headers: { 'mcp-method': 'notifications/progress' },
    refused: 'Mcp-Method',
  },

  { name: 'another name', message: modern('tools/call', { name: 'bar' }), headers: { ...CALL, 'mcp-name': 'foo' }, refused: 'Mcp-Name' },
  {
    name: 'no name',
    message: modern('tools/call', { name: 'bar' }),
    headers: { ...VERSION, 'mcp-method': 'tools/call' },
    refused: 'Mcp-Name',
  },
  {
    name: 'a name in Base64 though it need not be',
    message: modern('tools/call', { name: 'Hello' }),
    headers: { ...CALL, 'mcp-name': '=?base64?SGVsbG8=?=' },
  },
  {
    name: 'a name in bad Base64',
    message: modern('tools/call', { name: 'Hello' }),
    headers: { ...CALL, 'mcp-name': '=?base64?SGVsbG8?=' },
    refused: 'Mcp-Name',
  },
  {
    name: 'a name as Latin-1 bytes',
    message: modern('tools/call', { name: 'caf\u00e9' }),
    headers: { ...CALL, 'mcp-name': 'caf\u00e9' },
    refused: 'Mcp-Name',
  },
  {
    name: 'a name twice',
    message: modern('tools/call', { name: 'foo' }),
    headers: { ...CALL, 'mcp-name': ['foo', 'foo'] },
    refused: 'Mcp-Name',
  },
  {
    name: 'a name for a method without one',
    message: modern('tools/list'),
    headers: { ...VERSION, 'mcp-method': 'tools/list', 'mcp-name': 'x' },
  },
  {
    name: 'another name on an earlier revision',
    message: legacy('tools/call', { name: 'run_shell' }),
    headers: { 'mcp-name': 'read_file' },
    refused: 'Mcp-Name',
  },
  {
    name: 'a task without its name, as the SDKs’ clients send it',
    message: modern('tasks/get', { taskId: 't' }),
    headers: { ...VERSION, 'mcp-method': 'tasks/get' },
  },
  {
    name: 'another task',
    message: modern('tasks/cancel', { taskId: 't' }),
    headers: { ...VERSION, 'mcp-method': 'tasks/cancel', 'mcp-name': 'u' },
    refused: 'Mcp-Name',
  },

  {
    name: 'another argument',
    message: call({ region: 'us' }),
    headers: { ...CALL, 'mcp-param-region': 'eu' },
    refused: 'Mcp-Param-Region',
  },
  { name: 'an argument without its header', message: call({ region: 'us' }), headers: CALL, refused: 'Mcp-Param-Region' },
  { name: 'a header without its argument', message: call({}), headers: { ...CALL, 'mcp-param-region': 'eu' }, refused: 'Mcp-Param-Region' },
  {
    name: 'a header for null',
    message: call({ region: null }),
    headers: { ...CALL, 'mcp-param-region': 'null' },
    refused: 'Mcp-Param-Region',
  },
  {
    name: 'a header for what has no spelling',
    message: call({ region: ['eu'] }),
    headers: { ...CALL, 'mcp-param-region': 'eu' },
    refused: 'Mcp-Param-Region',
  },
  { name: 'an argument in Base64', message: call({ region: 'Hello' }), headers: { ...CALL, 'mcp-param-region': '=?base64?SGVsbG8=?=' } },
  {
    name: 'an argument in bad Base64',
    message: call({ region: 'Hello' }),
    headers: { ...CALL, 'mcp-param-region': '=?base64?SGVs!!!bG8=?=' },
    refused: 'Mcp-Param-Region',
  },
  {
    name: 'a literal that looks half like Base64',
    message: call({ region: '=?base64?SGVsbG8=' }),
    headers: { ...CALL, 'mcp-param-region': '=?base64?SGVsbG8=' },
  },
  { name: 'an integer in another spelling', message: call({ count: 42 }), headers: { ...CALL, 'mcp-param-count': '42.0' } },
  { name: 'a small number in another spelling', message: call({ ratio: 1e-7 }), headers: { ...CALL, 'mcp-param-ratio': '0.0000001' } },
  {
    name: 'an integer as only JavaScript reads it',
    message: call({ count: 42 }),
    headers: { ...CALL, 'mcp-param-count': '0x2a' },
    refused: 'Mcp-Param-Count',
  },
  { name: 'another integer', message: call({ count: 42 }), headers: { ...CALL, 'mcp-param-count': '43' }, refused: 'Mcp-Param-Count' },
  {
    name: 'a text of digits is a text',
    message: call({ region: '42' }),
    headers: { ...CALL, 'mcp-param-region': '42.0' },
    refused: 'Mcp-Param-Region',
  },
  {
    name: 'a boolean in another case',
    message: call({ dry: true }),
    headers: { ...CALL, 'mcp-param-dry': 'True' },
    refused: 'Mcp-Param-Dry',
  },
  { name: 'a header that the schema does not know', message: call({}), headers: { ...CALL, 'mcp-param-tenant': 'x' } },
  {
    name: 'another argument on an earlier revision',
    message: legacy('tools/call', { name: 'execute_sql', arguments: { region: 'us' } }),
    headers: { 'mcp-param-region': 'eu' },
    refused: 'Mcp-Param-Region',
  },
  {
    name: 'a tool whose schema nobody has seen',
    message: modern('tools/call', { name: 'unseen', arguments: { region: 'us' } }),
    headers: { ...CALL, 'mcp-name': 'unseen' },
  },
];
