import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/exit.js';
import { renderError } from '../../../src/pap/render-problems.js';
import type { PolicyError } from '../../../src/pap/policy-error.js';
import type { OpaConfig } from '../../../src/pap/opa-config/opa-config.js';
import { readOpaConfig } from '../../../src/pap/opa-config/read-opa-config.js';

const env = { TOKEN: 's3cret', EMPTY: '', QUOTES: 'a"b\nkey: value' };
const read = (text: string, allowHttp = false): OpaConfig => readOpaConfig('opa.yaml', text, { env, allowHttp, now: () => 0 });

/** What is wrong, each with its line. */
function problems(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    return (error as PolicyError).diagnostics.map(({ span, message, hint = '' }) => `${span?.line ?? 0}: ${message} (${hint})`);
  }
  return [];
}

const SERVICE = 'services: {acme: {url: "https://acme.example/api/"}}\n';

describe('what it says', () => {
  test("OPA's defaults", () => {
    const [bundle] = read(`${SERVICE}bundles: {authz: {}}`).bundles;
    expect(bundle).toEqual({
      spec: {
        name: 'authz',
        service: { name: 'acme', url: new URL('https://acme.example/api/'), headers: {}, systemCaToo: true, headersMs: 10_000 },
        url: new URL('https://acme.example/api/bundles/authz'),
        polling: { minMs: 60_000, maxMs: 120_000 },
        trigger: 'periodic',
        persist: true,
        sizeLimitBytes: 64 * 1024 * 1024,
      },
    });
  });

  test('everything that can be said, in YAML', () => {
    const config = read(`
services:
  acme:
    url: https://acme.example
    headers: {X-Tenant: blue}
    response_header_timeout_seconds: 3
    tls: {ca_cert: /etc/ca.pem, system_ca_required: true}
    credentials:
      oauth2:
        token_url: https://login.example/token
        client_id: proxy
        client_secret: \${TOKEN}
        scopes: [read]
        additional_headers: {X-A: b}
        additional_parameters: {audience: bundles}
  other:
    url: http://127.0.0.1:8888
    credentials: {client_tls: {cert: c.pem, private_key: k.pem, private_key_passphrase: "\${TOKEN}"}}
bundles:
  authz:
    service: acme
    resource: /team/authz.tar.gz
    polling: {min_delay_seconds: 5, max_delay_seconds: 10, long_polling_timeout_seconds: 30}
    trigger: manual
    persist: false
    size_limit_bytes: 1000
    signing: {keyid: team, scope: read, exclude_files: ["*.txt"]}
  data: {service: other}
keys:
  team: {key: "\${TOKEN}", algorithm: HS256, scope: write}
persistence_directory: /var/lib/opa
`);
    const [authz, data] = config.bundles;
    expect(config.persistenceDirectory).toBe('/var/lib/opa');
    expect(authz).toMatchObject({
      spec: {
        url: new URL('https://acme.example/team/authz.tar.gz'),
        polling: { minMs: 5_000, maxMs: 10_000, longPollMs: 30_000 },
        trigger: 'manual',
        persist: false,
        sizeLimitBytes: 1000,
        service: {
          headers: { 'x-tenant': 'blue' },
          headersMs: 3_000,
          caCert: '/etc/ca.pem',
          systemCaToo: true,
          credential: {
            kind: 'oauth2',
            clientId: 'proxy',
            clientSecret: 's3cret',
            scopes: ['read'],
            headers: { 'x-a': 'b' },
            parameters: { audience: 'bundles' },
          },
        },
      },
      signing: { keyId: 'team', scope: 'read', exclude: ['*.txt'] },
    });
    expect(authz?.signing?.keys.get('team')).toEqual({ text: 's3cret', algorithm: 'HS256', scope: 'write' });
    expect(data).toMatchObject({ spec: { url: new URL('http://127.0.0.1:8888/bundles/data') } });
    expect(data?.spec.service.credential).toEqual({ kind: 'client_tls', cert: 'c.pem', privateKey: 'k.pem', passphrase: 's3cret' });
  });

  test('in JSON, with services as a list', () => {
    const config = read(
      '{"services": [{"name": "a", "url": "https://a.example"}], "bundles": {"b": {"service": "a", "resource": "b.tar.gz"}}}',
    );
    expect(config.bundles[0]?.spec.url.href).toBe('https://a.example/b.tar.gz');
  });

  test.each([
    ['bearer: {token: "${TOKEN}", scheme: Token}', { kind: 'bearer', scheme: 'Token', token: 's3cret' }],
    ['bearer: {token_path: /run/token}', { kind: 'bearer', scheme: 'Bearer', tokenPath: '/run/token' }],
    ['s3_signing: {environment_credentials: {}}', { kind: 's3_signing', service: 's3' }],
    [
      's3_signing: {environment_credentials: , service: execute-api, signature_version: "4"}',
      { kind: 's3_signing', service: 'execute-api' },
    ],
  ])('%s', (written, credential) => {
    const config = read(`services: {a: {url: "https://a.example", credentials: {${written}}}}\nbundles: {b: {}}`);
    expect(config.bundles[0]?.spec.service.credential).toEqual(credential);
  });

  test('a value from the environment stays a value', () => {
    const config = read('services: {a: {url: "https://a.example", headers: {x: "${QUOTES}"}}}\nbundles: {b: {}}');
    expect(config.bundles[0]?.spec.service.headers).toEqual({ x: 'a"b\nkey: value' });
  });

  test('plain http to another machine, where it is allowed', () => {
    expect(read('services: {a: {url: "http://a.example"}}\nbundles: {b: {}}', true).bundles).toHaveLength(1);
  });
});

describe('a mistake is told with its line, and what to write', () => {
  const service = (more: string) => `services:\n  a:\n    url: https://a.example\n    ${more}\nbundles: {b: {}}`;
  const credentials = (more: string) => service(`credentials: {${more}}`);
  const bundle = (more: string) => `${SERVICE}bundles:\n  b: {${more}}`;

  test.each<[string, string, RegExp]>([
    ['a key that is nearly one', service('headrs: {}'), /^4: a service has no key `headrs` \(did you mean `headers`\?\)/],
    ['a key of a bundle', bundle('resorce: x'), /^3: a bundle has no key `resorce` \(did you mean `resource`\?\)/],
    ['no bundles', SERVICE, /needs the key `bundles`/],
    ['no services', 'bundles: {b: {}}', /needs the key `services`/],
    ['a service that is not there', bundle('service: acmee'), /^3: there is no service `acmee` \(did you mean `acme`\?\)/],
    [
      'no service where there are two',
      'services: {a: {url: "https://a"}, b: {url: "https://b"}}\nbundles: {x: {}}',
      /^2: this bundle needs the key `service`: one of `a`, `b`/,
    ],
    ['no name in a list', 'services: [{url: "https://a"}]\nbundles: {x: {}}', /a service in a list needs the key `name`/],
    [
      'http to another machine',
      'services: {a: {url: "http://a.example"}}\nbundles: {x: {}}',
      /^1: http:\/\/a\.example is not encrypted.*--policy-allow-http/,
    ],
    ['a password in a URL', 'services: {a: {url: "https://me:pw@a.example"}}\nbundles: {x: {}}', /^1: the URL holds a password/],
    ['no URL', 'services: {a: {url: a.example}}\nbundles: {x: {}}', /^1: expected a URL that begins with https/],
    [
      'a variable that is not set',
      service('headers: {x: "${NOT_SET}"}'),
      /^4: `\$\{NOT_SET\}` is taken from the environment, where it is not set/,
    ],
    ['a variable that is empty', service('headers: {x: "${EMPTY}"}'), /^4: `\$\{EMPTY\}` is taken from the environment/],
    ['a bearer token twice', credentials('bearer: {token: a, token_path: b}'), /^4: `bearer` needs either `token` or `token_path`/],
    [
      'two kinds of credentials',
      credentials('bearer: {token: a}, s3_signing: {environment_credentials: {}}'),
      /^4: `credentials` needs one of/,
    ],
    [
      'the least over the most',
      bundle('polling: {min_delay_seconds: 9, max_delay_seconds: 3}'),
      /^3: `min_delay_seconds` \(9\) of `b` is over `max_delay_seconds` \(3\)/,
    ],
    [
      'a key that is not there',
      bundle('signing: {keyid: taem}').replace('bundles', 'keys: {team: {key: x, algorithm: HS256}}\nbundles'),
      /^4: there is no key `taem` under `keys` \(did you mean `team`\?\)/,
    ],
    [
      'a key that is none',
      bundle('signing: {keyid: k}').replace('bundles', 'keys: {k: {key: hello}}\nbundles'),
      /^2: RS256 takes a key in PEM/,
    ],
    [
      'an algorithm that is none',
      `${SERVICE}keys: {k: {key: x, algorithm: HS257}}\nbundles: {b: {}}`,
      /^2: `HS257` is not one of .*did you mean `HS256`/,
    ],
    [
      'a trigger that is none',
      bundle('trigger: periodical'),
      /^3: `periodical` is not one of `periodic`, `manual` \(did you mean `periodic`\?\)/,
    ],
  ])('%s', (_what, text, expected) => {
    expect(problems(text).join('\n')).toMatch(expected);
  });

  test.each([
    ['gcp_metadata', credentials('gcp_metadata: {audience: x}')],
    ['azure_managed_identity', credentials('azure_managed_identity: {}')],
    ['plugin', credentials('plugin: my_plugin')],
    ['signing_key', credentials('oauth2: {token_url: "https://a", client_id: a, client_secret: b, signing_key: k}')],
    ['client_assertion_path', credentials('oauth2: {token_url: "https://a", client_id: a, client_secret: b, client_assertion_path: p}')],
    ['metadata_credentials', credentials('s3_signing: {environment_credentials: {}, metadata_credentials: {}}')],
    ['web_identity_credentials', credentials('s3_signing: {environment_credentials: {}, web_identity_credentials: {}}')],
    ['allow_insecure_tls', service('allow_insecure_tls: true')],
    ['type', service('type: oci')],
    ['discovery', `${SERVICE}discovery: {resource: x}\nbundles: {b: {}}`],
    ['plugins', `${SERVICE}plugins: {}\nbundles: {b: {}}`],
  ])('%s is not offered, and said to be so', (key, text) => {
    expect(problems(text).join('\n')).toMatch(new RegExp(`no key \`${key}\`.*not offered here`));
  });

  test.each([
    ['decision_logs', /decisions go to the audit log/],
    ['status', /how bundles stand is in the audit log/],
  ])('%s has its counterpart here', (key, expected) => {
    expect(problems(`${SERVICE}${key}: {}\nbundles: {b: {}}`).join('\n')).toMatch(expected);
  });
});

describe('no problem repeats a secret, in its words or in the line above its caret', () => {
  const BUNDLES = 'bundles: {authz: {}}\n';
  const withCredentials = (lines: string) => `services:\n  acme:\n    url: https://acme.example\n    credentials:\n${lines}\n${BUNDLES}`;

  test.each([
    ['a password in a URL', `services: {acme: {url: "https://me:hunter2@acme.example"}}\n${BUNDLES}`, 'AM1108'],
    ['a key of a bearer token that is misspelt', withCredentials('      bearer:\n        tokne: hunter2'), 'AM1101'],
    ['a token where a map is expected', withCredentials('      bearer: hunter2'), 'AM1103'],
    ['a token that is a number', withCredentials('      bearer: {token: 1002003}'), 'AM1103'],
    [
      'a secret beside a mistake, in JSON',
      '{"services": {"acme": {"url": "https://a.example", "headers": {"X-Key": "hunter2"}}}}',
      'AM1102',
    ],
    ['a misspelt key beside a secret, in JSON', `{"services":{"a":{"credentials":{"bearer":{"token":"hunter2","schem":"x"}}}}}`, 'AM1101'],
    [
      'the secret of an HMAC without its algorithm',
      `${SERVICE}bundles: {authz: {signing: {keyid: k}}}\nkeys:\n  k:\n    key: hunter2`,
      'AM1108',
    ],
    ['a secret in the place of a key', `${SERVICE}${BUNDLES}keys:\n  k: hunter2`, 'AM1103'],
    ['a secret from the environment', withCredentials('      bearer: "${TOKEN}"'), 'AM1103'],
    ['a secret that is an alias', withCredentials('      bearer: {token: *hunter2 }'), 'AM1003'],
    ['a secret with a tag', withCredentials('      bearer:\n        token: !hunter2 x'), 'AM1003'],
    ['a secret that is no YAML', withCredentials('      bearer:\n        token: hunter2: hunter2'), 'AM1001'],
    ['a line of a key that is no YAML', `${SERVICE}${BUNDLES}keys:\n  k:\n    key: |\n hunter2\n`, 'AM1001'],
  ])('%s', (_what, text, code) => {
    const refused = caught(() => read(text));
    const told = renderError(refused);
    expect(refused.diagnostics.map((each) => each.code)).toContain(code);
    expect(told).not.toMatch(/hunter2|s3cret|1002003/);
  });

  test('what is no secret is shown', () => {
    const text = `services: {acme: {url: "https://a.example"}}\nbundles:\n  authz:\n    service: amce\n    resource: "x" # why\n`;
    expect(renderError(caught(() => read(text)))).toContain('    service: amce');
    expect(renderError(caught(() => read(`${text}keys: {k: {key: hunter2, algorithm: RS265}}`)))).toContain(
      'keys: {k: {key: *******, algorithm: RS265}}',
    );
  });
});

function caught(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('nothing was refused');
}
