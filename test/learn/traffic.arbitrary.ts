import type { JsonObject } from '../../src/protocol/json/json.js';
import type { Effect } from '../../src/pdp/decision.js';
import { denial } from '../audit/helpers.js';
import * as fc from '../properties.js';
import { guard, limited, type Call } from './traffic.js';

const folder = fc.constantFrom('/srv/docs', '/srv/docs/a', '/srv/docs-old', '/srv', '/home/bob', '/tmp');
const name = fc.constantFrom('a.txt', 'b.txt', '.env', 'docs', 'a', '${x}', '*');
const path = fc.tuple(folder, name).map(([parent, child]) => `${parent}/${child}`);
const url = fc.constantFrom(
  'https://a.example.com/x',
  'https://a.example.com:8443/y',
  'http://b.example.com/',
  'https://a.example.com@evil.com/',
  'https://10.0.0.1/',
  'a.example.com',
  'https://[::1]/',
);
const sql = fc.constantFrom('select 1', 'select 1; drop table x', 'insert into t values (1)', "select 'it''s'", 'select `x', '');
const command = fc.constantFrom('git status', 'git push | tee x', 'ls -l', '$X y', 'rm -rf /', 'GIT_DIR=x git log');
const scalar = fc.oneof(
  fc.constantFrom<string | number | boolean | null>('a', 'a|b', '^$', '(', 'é', '${name}', '$${', '', ' ', 'x'.repeat(200), 'line\nbreak'),
  fc.constantFrom<string | number | boolean | null>(0, -1, 7, 1.5, 1e21, 5e-7, 2 ** 53, true, false, null),
);
const items = fc.array(fc.oneof(scalar, fc.record({ id: scalar }), fc.constant({})), { maxLength: 3 });

const args = fc.oneof(
  fc.record({ path }),
  fc.record({ path, mode: fc.constantFrom('r', 'w', 'r+') }),
  fc.record({ mode: fc.constantFrom('r', 'w') }, { requiredKeys: [] }),
  fc.record({ source: path, destination: path }),
  fc.record({ paths: fc.oneof(path, fc.array(path, { maxLength: 3 })) }),
  fc.record({ url }),
  fc.record({ sql, limit: fc.constantFrom(1, 2, 50, '50') }, { requiredKeys: ['sql'] }),
  fc.record({ command }),
  fc.record(
    { query: scalar, Query: scalar, options: fc.record({ deep: scalar, list: items, 0: scalar }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  ),
  fc.record({ items }),
  fc.record({ password: fc.constantFrom('one', 'two'), Password: scalar, token: scalar }, { requiredKeys: [] }),
  fc.record({ 'a b': scalar, 'a.b': scalar, '/x': scalar, '*': scalar, '~': scalar, $x: scalar, arguments: items }, { requiredKeys: [] }),
) as fc.Arbitrary<JsonObject>;

const decision = fc.constantFrom<Effect>('allow', 'allow', 'allow', 'deny');
const reasons = fc.constantFrom([denial], [denial], [denial], [limited], [guard]);
const tool = fc.constantFrom('one', 'two', 'db_*', 'three');

const toolCall = fc.record({ tool, args, decision, reasons }).map(withReasons);
const resource = fc
  .record({
    method: fc.constantFrom('resources/read', 'resources/subscribe'),
    args: fc.record({
      uri: fc.constantFrom('demo://a/b/1', 'demo://a/b/2', 'demo://a/c', 'file:///srv/x', 'demo://a/%62', 'x:y', 'demo://a/*'),
    }),
    decision,
    reasons,
  })
  .map(withReasons);
const prompt = fc
  .record({ method: fc.constant('prompts/get'), args: fc.record({ name: fc.constantFrom('greet', 'p*', 'other') }), decision, reasons })
  .map(withReasons);
const other = fc
  .record({ method: fc.constantFrom('completion/complete', 'tasks/get', 'x/unknown'), args: fc.constant({}), decision, reasons })
  .map(withReasons);

function withReasons({ reasons: given, ...each }: Call): Call {
  return each.decision === 'allow' ? { ...each, reasons: [] } : { ...each, ...(given === undefined ? {} : { reasons: given }) };
}

const one = fc.oneof(
  { weight: 8, arbitrary: toolCall },
  { weight: 2, arbitrary: resource },
  { weight: 1, arbitrary: prompt },
  { weight: 1, arbitrary: other },
);

/** Random logs of one server or of two. */
export const traffic = fc.oneof(
  { weight: 3, arbitrary: fc.array(one, { minLength: 3, maxLength: 25 }) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.tuple(one, fc.constantFrom('one', 'two', 'bad*')).map(([each, server]): Call => ({ ...each, server })),
      { minLength: 3, maxLength: 25 },
    ),
  },
);
