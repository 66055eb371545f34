import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/audit/mask.js';
import { isCredentialName } from '../../src/audit/mask/credential-names.js';
import { maskShapes } from '../../src/audit/mask/credential-shapes.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';

const finding = (detector: string, rule: string, path: string, span: readonly [number, number]): Finding => ({
  detector,
  rule,
  path,
  role: 'prose',
  surface: 'arguments',
  confidence: 'high',
  severity: 'high',
  view: 'raw',
  span,
});

const masked = (args: JsonValue, fields: readonly string[] = [], findings: readonly Finding[] = []) => {
  const { document, masked } = mask({ arguments: args }, findings, fields);
  return { args: document['arguments'], masked };
};

describe('names', () => {
  it.each(
    (
      'password passwd user_password dbPassword DB_PASSWORD password2 password_confirmation new-password secret client_secret clientSecret token ' +
      'access_token accessToken X-Auth-Token id_token api_key apiKey APIKey apikey X-Api-Key api_key_2 authorization Authorization ' +
      'Proxy-Authorization private_key privateKey PRIVATE_KEY ssh_key secret_key aws_secret_access_key signingKey credential credentials creds ' +
      'passphrase cookie Set-Cookie otp pin cvv bearer jwt github_token token_value password_hash access_tokens'
    ).split(' '),
  )('%s is a credential', (name) => expect(isCredentialName(name)).toBe(true));

  it.each(
    (
      'monkey keyboard key keys primary_key public_key publicKey foreign_key cache_key partitionKey tokens tokens_used max_tokens maxTokens ' +
      'token_count token_type tokenizer secretary passport compass password_policy secret_name private_key_path keyword author authority ' +
      'cookie_consent map_pin boarding_pass bypass path content name value text constructor __proto__ toString'
    ).split(' '),
  )('S-46: %s is none', (name) => expect(isCredentialName(name)).toBe(false));

  it('hides their values, of any type, but not nothing, yes and no', () => {
    expect(
      masked({
        user: 'bob',
        password: 'hunter2',
        otp: 123456,
        credentials: { a: 1 },
        api_key: ['x'],
        token: null,
        secret: false,
        cookie: '',
      }),
    ).toEqual({
      args: {
        user: 'bob',
        password: '[masked]',
        otp: '[masked]',
        credentials: '[masked]',
        api_key: '[masked]',
        token: null,
        secret: false,
        cookie: '',
      },
      masked: ['/arguments/password', '/arguments/otp', '/arguments/credentials', '/arguments/api_key'],
    });
  });

  it('knows headers and variables written as name and value', () => {
    expect(
      masked({
        headers: [
          { name: 'Authorization', value: 'abc' },
          { name: 'Accept', value: 'abc' },
        ],
      }),
    ).toEqual({
      args: {
        headers: [
          { name: 'Authorization', value: '[masked]' },
          { name: 'Accept', value: 'abc' },
        ],
      },
      masked: ['/arguments/headers/0/value'],
    });
  });

  it('looks at claims, and at nothing else of ours', () => {
    const document = {
      method: 'tools/call',
      tool: { name: 'get_secret' },
      identity: { subject: 'alice', claims: { password: 'p', role: 'admin' } },
      session: { tools: { password: 3 } },
    };
    expect(mask(document, [], ['name', 'method', 'subject', 'role'])).toEqual({
      document: { ...document, identity: { subject: 'alice', claims: { password: '[masked]', role: '[masked]' } } },
      masked: ['/identity/claims/password', '/identity/claims/role'],
    });
  });
});

describe('S-48: redact_fields', () => {
  const args = { Email: 'a@b', user: { name: 'n', address: { City: 'c' } }, list: [{ city: 'd' }] };
  it.each([
    [['email'], ['/arguments/Email']],
    [['CITY'], ['/arguments/user/address/City', '/arguments/list/0/city']],
    [['address.city'], ['/arguments/user/address/City']],
    [['user.address.city'], ['/arguments/user/address/City']],
    [['list.city'], ['/arguments/list/0/city']],
    [['arguments.user'], ['/arguments/user']],
    [['/arguments/user/name'], ['/arguments/user/name']],
    [['/user/name'], ['/arguments/user/name']],
    [['/LIST/0/city'], ['/arguments/list/0/city']],
    [['mail', 'ser.name', 'cit', ''], []],
  ])('%j hides %j', (fields, pointers) => {
    const result = masked(args, fields);
    expect(result.masked).toEqual(pointers);
    expect(JSON.stringify(result.args).match(/\[masked\]/g) ?? []).toHaveLength(pointers.length);
  });

  it.each(['constructor', 'toString', '__proto__'])('hides %s, which every object inherits', (name) => {
    const args = Object.fromEntries([[name, 'hush']]);
    expect(masked(args, [name]).args).toEqual(Object.fromEntries([[name, '[masked]']]));
    expect(masked(args, ['other']).masked).toEqual([]);
  });
});

describe('findings', () => {
  it('hide the span that they name, of secrets and personal data only', () => {
    const args = { text: 'card 4111111111111111, mail a@b.org', path: '../x' };
    const findings = [
      finding('pii', 'pii.email', '/arguments/text', [28, 35]),
      finding('pii', 'pii.card', '/arguments/text', [5, 21]),
      finding('path_traversal', 'path_traversal.dotdot', '/arguments/path', [0, 2]),
    ];
    expect(masked(args, [], findings)).toEqual({
      args: { text: 'card [masked:pii.card], mail [masked:pii.email]', path: '../x' },
      masked: ['/arguments/text'],
    });
  });

  it.each([
    [
      'overlap',
      [
        [2, 6],
        [4, 8],
      ],
      '01[masked:secret.x]89',
    ],
    [
      'lie within one another',
      [
        [2, 8],
        [4, 6],
      ],
      '01[masked:secret.x]89',
    ],
    [
      'touch',
      [
        [2, 4],
        [4, 6],
      ],
      '01[masked:secret.x][masked:secret.x]6789',
    ],
    ['end behind the text', [[2, 11]], '[masked]'],
    ['are empty', [[2, 2]], '[masked]'],
    ['begin before it', [[-1, 2]], '[masked]'],
  ])('whose spans %s hide no less', (_, spans, expected) => {
    const findings = spans.map(([start = 0, end = 0]) => finding('secret', 'secret.x', '/arguments/a~1b/0', [start, end]));
    expect(masked({ 'a/b': ['0123456789'] }, [], findings).args).toEqual({ 'a/b': [expected] });
  });

  it('at a number or an object hide all of it; at nothing, nothing', () => {
    const findings = [
      finding('pii', 'pii.card', '/arguments/n', [0, 16]),
      finding('pii', 'pii.card', '/arguments/o', [0, 1]),
      finding('pii', 'pii.card', '/arguments/none/x', [0, 1]),
    ];
    expect(masked({ n: 4111111111111111, o: { a: 1 }, s: 'x' }, [], findings)).toEqual({
      args: { n: '[masked]', o: '[masked]', s: 'x' },
      masked: ['/arguments/n', '/arguments/o'],
    });
  });

  it('hide the facts of a path with it, and keep which prefixes hold', () => {
    const document = {
      arguments: { path: '/srv/4111111111111111.txt', other: '/srv/x' },
      paths: {
        '/arguments/path': { lexical: '/srv/4111111111111111.txt', resolved: '/data/4111111111111111.txt', under: ['/srv'] },
        '/arguments/other': { lexical: '/srv/x', resolved: '/srv/x', under: ['/srv'] },
      },
    };
    const result = mask(document, [finding('pii', 'pii.card', '/arguments/path', [5, 21])], []);
    expect(JSON.stringify(result)).not.toContain('4111');
    expect(result.document['paths']).toEqual({
      '/arguments/path': { lexical: '[masked]', resolved: '[masked]', under: ['/srv'] },
      '/arguments/other': { lexical: '/srv/x', resolved: '/srv/x', under: ['/srv'] },
    });
  });

  it('hide of facts what the masked text does not show', () => {
    const url = (host: string) => ({ scheme: 'https', host, port: 443, class: 'public', host_kind: 'name' });
    const document = {
      arguments: {
        url: 'https://4111111111111111.example.com',
        open: 'https://example.com/4111111111111111',
        sql: '4111111111111111 is mine; select 1',
        command: 'sudo',
        args: ['4111111111111111'],
        other: 'ls',
      },
      urls: { '/arguments/url': url('4111111111111111.example.com'), '/arguments/open': url('example.com'), '/arguments/none': null },
      sql: { '/arguments/sql': { verbs: ['4111111111111111', 'select'], statements: 2 } },
      commands: {
        '/arguments/command': { names: ['sudo', '4111111111111111'], operators: false },
        '/arguments/other': { names: ['ls'], operators: false },
      },
    };
    const findings = ['/arguments/sql', '/arguments/args/0'].map((path) => finding('pii', 'pii.card', path, [0, 16]));
    findings.push(finding('pii', 'pii.card', '/arguments/url', [8, 24]), finding('pii', 'pii.card', '/arguments/open', [20, 36]));
    const { document: shown } = mask(document, findings, []);
    expect(JSON.stringify(shown)).not.toContain('4111');
    expect(shown['urls']).toEqual({ '/arguments/url': url('[masked]'), '/arguments/open': url('example.com'), '/arguments/none': null });
    expect(shown['sql']).toEqual({ '/arguments/sql': { verbs: ['[masked]', 'select'], statements: 2 } });
    expect(shown['commands']).toEqual({
      '/arguments/command': { names: ['sudo', '[masked]'], operators: false },
      '/arguments/other': { names: ['ls'], operators: false },
    });
  });

  it('hide of facts the names in an object that is hidden, and keep the facts', () => {
    const path = (under: string) => ({ lexical: '/srv/x', resolved: '/srv/x', under: [under] });
    const origin = { origin: 'untrusted', words: 2, foreign: 1, copied: false };
    const document = {
      arguments: { to: { '4111111111111111': '/srv/x', '5500005555555559': '/srv/y' } },
      paths: { '/arguments/to/4111111111111111': path('/srv'), '/arguments/to/5500005555555559': path('/data') },
      origins: { '/arguments/to/4111111111111111': origin },
    };
    const { document: shown } = mask(document, [finding('pii', 'pii.card', '/arguments/to', [0, 0])], []);
    expect(shown).toEqual({
      arguments: { to: '[masked]' },
      paths: {
        '/arguments/to/[masked] 1': { ...path('/srv'), lexical: '[masked]', resolved: '[masked]' },
        '/arguments/to/[masked] 2': { ...path('/data'), lexical: '[masked]', resolved: '[masked]' },
      },
      origins: { '/arguments/to/[masked] 1': origin },
    });
  });
});

// Made of parts so that no scanner takes this file for a leak.
const A = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4';
const of = (...parts: readonly string[]): string => parts.join('');
const shapes: readonly (readonly [name: string, text: string])[] = [
  ['jwt', of('ey', 'JhbGciOiJIUzI1NiJ9.ey', 'JzdWIiOiIxMjM0NTY3ODkwIn0.', A)],
  ['authorization', of('Bearer ', A)],
  ['authorization', of('Basic ', 'dXNlcjpwYXNzd29yZDEyMw==')],
  ['private_key', of('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE\nabc\n-----END RSA ', 'PRIVATE KEY-----')],
  ['private_key', of('-----BEGIN ', 'PRIVATE KEY-----\nunfinished')],
  ['github_token', of('gh', 'p_', A.slice(0, 36))],
  ['github_token', of('github_', 'pat_', A.slice(0, 22), '_', A)],
  ['gitlab_token', of('gl', 'pat-', A.slice(0, 20))],
  ['slack_token', of('xo', 'xb-123456789012-', A.slice(0, 24))],
  ['slack_webhook', of('hooks.slack.com/', 'services/T00000000/B00000000/', A.slice(0, 24))],
  ['aws_access_key', of('AK', 'IAIOSFODNN7EXAMPLE')],
  ['google_api_key', of('AI', 'za', A.slice(0, 35))],
  ['google_oauth', of('ya', '29.', A)],
  ['api_key', of('s', 'k-', A)],
  ['api_key', of('s', 'k-proj-', A, '_', A)],
  ['api_key', of('s', 'k-ant-api03-', A)],
  ['stripe_key', of('s', 'k_live_', A.slice(0, 24))],
  ['npm_token', of('np', 'm_', A.slice(0, 36))],
  ['pypi_token', of('py', 'pi-', A, A)],
  ['huggingface_token', of('h', 'f_', A.slice(0, 34))],
  ['sendgrid_key', of('S', 'G.', A.slice(0, 22), '.', A.slice(0, 43))],
  ['digitalocean_token', of('do', 'p_v1_', '0123456789abcdef'.repeat(4))],
];

describe('S-47: credentials by their shape, whatever the detectors said', () => {
  it.each(shapes)('%s: %s', (name, text) => {
    expect(maskShapes(text)).toBe(`[masked:secret.${name}]`);
    expect(maskShapes(`before ${text}\nafter`).startsWith(`before [masked:secret.${name}]`)).toBe(true);
  });

  it.each([
    ['Name=x;AccountKey=A1b2C3d4E5f6G7h8I9j0==;Y=1', 'Name=x;AccountKey=[masked:secret.azure_key];Y=1'],
    ['postgres://bob:hunter2@db/x', 'postgres://bob:[masked:secret.url_password]@db/x'],
    ['found in /arguments/postgres:~1~1bob:hunter2@db~1x', 'found in /arguments/postgres:~1~1bob:[masked:secret.url_password]@db~1x'],
    [
      `/arguments/https:~1~1hooks.slack.com~1services~1T00000000~1B00000000~1${A.slice(0, 24)}/url`,
      '/arguments/https:~1~1[masked:secret.slack_webhook]',
    ],
    ['https://api/x?api_key=abcdef12345&y=1', 'https://api/x?api_key=[masked:secret.assignment]&y=1'],
    ['https://api/x?access_token=abcdef12345', 'https://api/x?access_token=[masked:secret.assignment]'],
    ['DB_PASSWORD=hunter2222 make', 'DB_PASSWORD=[masked:secret.assignment] make'],
    ['mysql -u root --password hunter2 -e x', 'mysql -u root --password [masked:secret.option] -e x'],
    ['curl --token=abcd1234 u', 'curl --token=[masked:secret.option] u'],
  ])('in %s the value alone', (text, expected) => expect(maskShapes(text)).toBe(expected));

  it.each([
    'the bearer of this letter',
    'Bearer authentication is required',
    'a basic understanding of tokens',
    'https://example.org/a:b@c',
    'https://user@example.org',
    'ssh git@github.com:a/b.git',
    'max_tokens=5',
    'sk-learn and scikit-learn',
    'task-force-of-seventeen-people-and-more',
    'eyJust a word',
    '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----',
    'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    '/home/user/documents/report.txt',
    '0b1c0c5e-1111-2222-3333-444444444444',
  ])('leaves %s alone', (text) => expect(maskShapes(text)).toBe(text));

  it('one after the other, each by itself', () => {
    const all = shapes.filter(([name]) => name !== 'private_key');
    const text = all.map(([, each]) => each).join(' ');
    expect(maskShapes(text)).toBe(all.map(([name]) => `[masked:secret.${name}]`).join(' '));
  });

  it('in nested values, in names, in results, in a URI', () => {
    const [, token = ''] = shapes[5] ?? [];
    const result = mask(
      {
        arguments: { a: [{ b: `x ${token}` }], [token]: 1 },
        result: { content: [{ text: token }] },
        resource: { uri: `https://h/${token}` },
      },
      [],
      [],
    );
    expect(JSON.stringify(result)).not.toContain(token);
    expect(result.masked).toContain('/arguments/a/0/b');
    expect(result.masked).toContain('/result/content/0/text');
  });

  it.each([
    'eyJ',
    'eyJa.',
    'eyJaaaaaaaa.',
    'Bearer ',
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY-----',
    '://a:',
    '://',
    'password=',
    '--password ',
    'sk-',
    'SG.a.',
    'SG.aaaaaaaaaaaaaaaa.',
    'ghp_',
    'github_pat_',
    '=',
    ' --',
    'AKIA',
    'xoxb-',
    'hooks.slack.com/services/',
    'token=a@',
  ])('ends on two megabytes of %j (in quadratic time it would take an hour)', (piece) => {
    const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
    expect(maskShapes(text).length).toBeGreaterThan(0);
  });
});

describe('bulk', () => {
  const big = 'x'.repeat(70_000);
  it('of arguments over 64 KB becomes hash and size, member by member', () => {
    const result = masked({ path: '/a', content: big, password: 'p' });
    expect(result.args).toEqual({
      path: '/a',
      content: { sha256: createHash('sha256').update(JSON.stringify(big)).digest('hex'), bytes: 70_002 },
      password: '[masked]',
    });
    expect(result.masked).toEqual(['/arguments/content', '/arguments/password']);
  });

  it('of very many small members, or of a list, as a whole', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`member${index}`, index]));
    expect(masked(many)).toMatchObject({ args: { bytes: JSON.stringify(many).length }, masked: ['/arguments'] });
    expect(masked([big])).toMatchObject({ args: { bytes: 70_004 }, masked: ['/arguments'] });
  });

  it('counts bytes, not characters', () => {
    expect(masked({ content: '€'.repeat(21_000) }).masked).toEqual([]);
    expect(masked({ content: '€'.repeat(22_000) }).masked).toEqual(['/arguments/content']);
    expect(masked({ content: '\u0001'.repeat(11_000) }).masked).toEqual(['/arguments/content']);
  });

  it('counts names too, and those that every object inherits', () => {
    const nested = Array.from({ length: 200 }).reduce<JsonValue>((inner) => ({ propertyIsEnumerable: inner }), 1);
    expect(masked({ x: nested }).masked).toEqual([]);
    expect(masked({ x: Array.from({ length: 300 }, () => nested) }).masked).toEqual(['/arguments/x']);
  });

  it('applies to results and params too', () => {
    expect(mask({ params: { a: big }, result: { b: big } }, [], []).masked).toEqual(['/params/a', '/result/b']);
  });
});

describe('property', () => {
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

  it('the document is never changed, and comes back as it is when there is nothing to hide', () => {
    fc.assert(
      fc.property(json, (args) => {
        const document = { arguments: args, method: 'x' };
        const before = JSON.stringify(document);
        const result = mask(document, [], ['zz']);
        expect(JSON.stringify(document)).toBe(before);
        if (result.masked.length === 0) expect(JSON.stringify(result.document)).toBe(before);
      }),
    );
  });

  it('is masked the same whether the way to a value counts or not, after whatever came before', () => {
    const [byName, byPlace] = [
      ['internal', 'constructor'],
      ['internal', 'constructor', 'no.such.place'],
    ] as const;
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(of('gh', 'p_', A.slice(0, 36)), 'API_KEY=abcdefgh', 'Authorization', 'é'.repeat(3_000), 'x'.repeat(66_000)),
    );
    const name = fc.constantFrom(
      'path',
      'value',
      'name',
      'Internal',
      'password',
      '__proto__',
      'constructor',
      '0',
      of('gh', 'p_', A.slice(0, 36)),
    );
    const value = fc.letrec<{ tree: JsonValue }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constantFrom(null, true, 7, '', 1e300),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
      ),
    })).tree;
    const claims = fc.record({ subject: text, claims: fc.dictionary(name, text, { maxKeys: 2 }) });
    const document = fc.record({
      kind: fc.constant('request'),
      identity: claims,
      arguments: value,
      paths: value,
      session: value,
      result: value,
    });
    const read = (json: string) => JSON.parse(json) as JsonObject;
    fc.assert(
      fc.property(document, (document) => {
        const json = JSON.stringify(document);
        expect(JSON.stringify(mask(read(json), [], byName))).toBe(JSON.stringify(mask(read(json), [], byPlace)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('a secret under a credential’s name, or in a credential’s shape, is nowhere in the result', () => {
    const SECRET = of('gh', 'p_', A.slice(0, 36));
    const planted = fc.letrec<{ tree: JsonValue; node: JsonValue }>((tie) => ({
      node: fc.oneof(fc.constant(SECRET), fc.record({ password: fc.constant('hunter2hunter2') }), json),
      tree: fc.oneof(
        { maxDepth: 4 },
        tie('node'),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('tree'), { maxKeys: 4 }),
      ),
    })).tree;
    fc.assert(
      fc.property(planted, (args) => {
        const text = JSON.stringify(mask({ arguments: args }, [], []));
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('hunter2');
      }),
      { numRuns: 500 },
    );
  });
});
