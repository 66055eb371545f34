import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Surface } from '../../src/inspect/inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

const inspector = createInspector();

function found(value: JsonObject, surface: Surface = 'arguments'): readonly Finding[] {
  const seen = inspector.inspect({ surface, method: 'tools/call', tool: 'render', value, root: '/arguments', pathArguments: [] });
  expect(seen.complete).toBe(true);
  return seen.findings.filter(({ detector }) => detector === 'deserialization');
}
const said = (value: JsonObject) => found(value).map(({ rule, confidence }) => `${rule.slice('deserialization.'.length)}:${confidence}`);

describe('serialized objects', () => {
  it.each([
    ['Java, Base64', { state: 'rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==' }, 'java:high'],
    ['Java, hex', { state: 'aced00057372001164' }, 'java:high'],
    ['PHP', { state: 'O:18:"PHPObjectInjection":1:{s:6:"inject";s:10:"phpinfo();";}' }, 'php:high'],
    ['PHP inside of an array', { state: 'a:1:{i:0;O:8:"Evil\\Name":0:{}}' }, 'php:high'],
    ['pickle, Base64', { state: `gASV${'A'.repeat(24)}==` }, 'python_pickle:high'],
    ['pickle, text', { state: "cos\nsystem\n(S'id'\ntR." }, 'python_pickle:high'],
    ['pickle, text, behind other lines', { state: "S'a'\nCposix\ncposix\nsystem\n" }, 'python_pickle:high'],
    ['Ruby, raw', { state: '\u0004\bo:\u000bPerson\u0006' }, 'ruby_marshal:high'],
    ['Ruby, behind a control that is none of the first', { state: 'a\u007f\u007fU:\u000bPerson' }, 'ruby_marshal:high'],
    ['a tag of PyYAML', { state: '!!python/object/apply:os.system ["id"]' }, 'yaml_tag:high'],
    ['a tag of SnakeYAML', { state: '!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]' }, 'yaml_tag:high'],
    ['a tag of Ruby', { state: '--- !ruby/object:Gem::Installer\ni: x' }, 'yaml_tag:high'],
    ['.NET, Base64', { state: 'AAEAAAD/////AQAAAAAAAAAMAgAAAE' }, 'dotnet:high'],
    ['.NET, JSON', { state: '{"$type":"System.Windows.Data.ObjectDataProvider, PresentationFramework"}' }, 'dotnet:high'],
    ['Ruby', { state: 'BAhbB0kiCGZvbwY6BkVUSSIIYmFy' }, 'ruby_marshal:high'],
    ['node-serialize', { state: '{"rce":"_$$ND_FUNC$$_function(){}()"}' }, 'node:high'],
    ['Fastjson', { state: '{"@type":"com.sun.rowset.JdbcRowSetImpl"}' }, 'java_type:high'],
    ['prose about it', { body: 'Java objects begin with rO0ABXNyABFqYXZh.' }, 'java:medium'],
    ['code with it', { code: "yaml.load('!!python/object/apply:os.system [id]')" }, 'yaml_tag:medium'],
  ])('finds %s', (_, value, rule) => {
    expect(said(value)).toContain(rule);
  });

  it.each([
    ['PHP values that create nothing', { state: 'a:2:{i:0;s:4:"XVWA";i:1;b:1;}' }],
    ['Base64 of a text', { state: 'aGVsbG8gd29ybGQsIHRoaXMgaXMgYSB0ZXN0' }],
    ['YAML', { state: 'a: !!str 5\nb: !!map {}' }],
    ['JSON-LD', { state: '{"@type":"Person","name":"Ann"}' }],
    ['JSON with a type of its own', { state: '{"$type":"invoice"}' }],
    ['several lines', { state: 'cats\nsystem\nof a house' }],
    ['a URL', { url: 'https://example.com/?O:8' }],
  ])('lets %s pass', (_, value) => {
    expect(said(value)).toEqual([]);
  });

  it('reads no answers', () => {
    expect(found({ state: 'rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==' }, 'result')).toEqual([]);
  });
});
