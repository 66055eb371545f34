import { describe, expect, it } from 'vitest';
import { blocks } from './blocks.js';
import { findings } from './findings-of.js';

const NAMES = ['password', 'client_secret', 'api_key', 'signing_key', 'SECRET_KEY_BASE'];
const VALUE = 'q7Rw2Zt9LxB4mVe8KdN1';

/** How languages, settings and programs write a value beside its name. */
const FORMS: readonly (readonly [how: string, write: (name: string, value: string) => string])[] = [
  ['a shell', (name, value) => `export ${name}=${value}`],
  ['YAML', (name, value) => `${name}: ${value}`],
  ['JSON', (name, value) => `{"${name}": "${value}"}`],
  ['a typed constant', (name, value) => `const ${name}: &str = "${value}";`],
  ['a property of C#', (name, value) => `public string ${name} { get; set; } = "${value}";`],
  ['an assignment of R', (name, value) => `${name} <- "${value}"`],
  ['bytes of Python', (name, value) => `${name} = b"${value}"`],
  ['a raw string', (name, value) => `${name} = r'${value}'`],
  ['a cast', (name, value) => `${name} = (string) "${value}"`],
  ['what stands where nothing is set', (name, value) => `${name} = process.env.X || "${value}"`],
  ['an Elvis of Kotlin', (name, value) => `val ${name} = env["X"] ?: "${value}"`],
  ['a sum of strings', (name, value) => `"${name}=" + "${value}"`],
  ['settings in columns', (name, value) => `${name}      =      ${value}`],
  ['an arrow', (name, value) => `${name} -> ${value}`],
  ['a call', (name, value) => `req.Header.Set("${name}", "${value}")`],
  ['a pair of Kubernetes', (name, value) => `- name: ${name}\n  value: "${value}"`],
  ['a pair of JSON', (name, value) => `{"Key":"${name}","Value":"${value}"}`],
  ['settings of .NET', (name, value) => `<add key="${name}" value="${value}"/>`],
  ['an image', (name, value) => `ENV ${name} ${value}`],
  ['an option', (name, value) => `tool --${name} ${value}`],
  ['a store of GitHub', (name, value) => `gh secret set ${name} --body "${value}"`],
  ['a store of AWS', (name, value) => `aws ssm put-parameter --name /a/${name} --value "${value}"`],
  ['settings of git', (name, value) => `git config ${name} ${value}`],
];

describe.each(FORMS)('a secret in %s', (_, write) => {
  it.each(NAMES)('is found by the name %s', (name) => {
    expect(findings('write_file', { content: write(name, VALUE) }).some((each) => each.detector === 'secret' && blocks(each))).toBe(true);
  });

  it.each([
    ['page_token', VALUE, 'a token that opens nothing'],
    ['public_key', VALUE, 'a key that everybody may have'],
    ['password', 'changeme', 'a word that stands for one'],
    ['client_secret', 'getClientSecret', 'a name of code'],
    ['api_key', '{{ .Values.apiKey }}', 'a template'],
    ['signing_key', 'YOUR_SIGNING_KEY_HERE', 'what is to be filled in'],
  ] as const)('is none: %s %s, %s', (name, value, _reason) => {
    expect(findings('write_file', { content: write(name, value) }).filter((each) => each.detector === 'secret' && blocks(each))).toEqual(
      [],
    );
  });
});
