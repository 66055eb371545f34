import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';

const inspector = createInspector();

/** What is left of an answer when all is cut out that is certainly a secret. */
function left(text: string): string {
  const { findings } = inspector.inspect({
    surface: 'result',
    method: 'tools/call',
    tool: 'read',
    value: { text },
    root: '/result',
    pathArguments: [],
  });
  return findings
    .filter(({ detector, confidence }) => detector === 'secret' && confidence === 'high')
    .reduce((rest, { span: [start, end] }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

const rsa = (type: 'pkcs1' | 'pkcs8') =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type, format: 'pem' }).toString();
const KEYS = {
  'RSA, PKCS #1': rsa('pkcs1'),
  'RSA, PKCS #8': rsa('pkcs8'),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
  Ed25519: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

const linesOf = (key: string) => key.trim().split('\n');
const bodyOf = (key: string) => linesOf(key).slice(1, -1);

const FORMS: Readonly<Record<string, (key: string) => string>> = {
  'as it is': (key) => key,
  'within a text': (key) => `the key:\n${key}\nkeep it`,
  'with its ends of lines escaped': (key) => JSON.stringify({ key }),
  'with ends of lines of Windows': (key) => key.replaceAll('\n', '\r\n'),
  'on one line': (key) => key.replaceAll('\n', ' '),
  'in a block of YAML': (key) => `key: |\n${key.replaceAll(/^/gm, '    ')}`,
  'quoted in a mail': (key) => key.replaceAll(/^/gm, '> '),
  'added in a diff': (key) => key.replaceAll(/^/gm, '+'),
  'with numbers of lines': (key) =>
    linesOf(key)
      .map((line, index) => `${String(index + 1).padStart(6)}\t${line}`)
      .join('\n'),
  'joined in code': (key) =>
    linesOf(key)
      .map((line) => `'${line}\\n' +`)
      .join('\n'),
  'cut before its footer': (key) => linesOf(key).slice(0, -1).join('\n'),
  'without header and footer': (key) => bodyOf(key).join('\n'),
  'without them, indented': (key) => bodyOf(key).join('\n      '),
  'without them, in a diff': (key) =>
    bodyOf(key)
      .map((line) => `+${line}`)
      .join('\n'),
  'in Base64': (key) => Buffer.from(key).toString('base64'),
  'in Base64, in lines': (key) => Buffer.from(key).toString('base64').replaceAll(/.{76}/g, '$&\n'),
};

describe.each(Object.entries(KEYS))('a private key is cut out to its end: %s', (_, key) => {
  test.each(Object.entries(FORMS))('%s', (_, write) => {
    const rest = left(write(key));
    const told = bodyOf(key).filter((line) => rest.includes(line.slice(0, 16)) || rest.includes(line.slice(-16)));
    expect(told).toEqual([]);
    expect(rest.replaceAll(/\s+/g, ' ').length).toBeLessThan(120);
  });
});

test.each([
  [
    'what stands behind one without a footer of its own',
    `${bodyOf(KEYS['P-256']).join('\n')}\n\nThen restart the service and look at its log.`,
  ],
  ['what stands beside one', `Then restart the service: ${KEYS.Ed25519} and look at its log.`],
])('nothing else is: %s', (_, text) => {
  expect(left(text)).toMatch(/restart the service.* and look at its log\.$/s);
});
