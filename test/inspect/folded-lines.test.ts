import { describe, expect, test } from 'vitest';
import { viewsOf } from '../../src/inspect/views/views.js';
import { findings } from './findings-of.js';

const GITHUB = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const AWS = ['AKIA', 'Z7Q2XK4M9PLR3TVW'].join('');
const ANTHROPIC = `sk-ant-api03-${'aZ9_k3LqP0xYw8VtR5nM'.repeat(4)}abcdefghij-QwAA`;

const folded = (text: string, width: number, end = '\n') => text.replaceAll(new RegExp(`.{${width}}(?=.)`, 'g'), `$&${end}`);
/** So that it begins at a column. */
const from = (column: number, text: string) => `${'The key that it took is '.padEnd(column - 1, 'so ')} ${text} and it works.`;

function secrets(text: string) {
  return findings('t', { content: [{ type: 'text', text }] }, 'result').filter(
    ({ detector, confidence }) => detector === 'secret' && confidence === 'high',
  );
}

describe('a key that the last column of a line parts', () => {
  test.each([
    ['a terminal', GITHUB, 80, 60, '\n'],
    ['near its end', GITHUB, 80, 78, '\n'],
    ['a mail', GITHUB, 76, 70, '\n'],
    ['a mail as it is sent', GITHUB, 76, 70, '\r\n'],
    ['a short key', AWS, 76, 66, '\n'],
    ['a wide terminal', AWS, 120, 110, '\n'],
    ['over three lines', ANTHROPIC, 64, 40, '\n'],
  ])('%s: %s at %i', (_, key, width, column, end) => {
    const text = folded(from(column, key), width, end);
    const whole = text.slice(column, text.indexOf(' and it works'));
    expect(secrets(text).map(({ span }) => text.slice(...span))).toEqual([whole]);
  });
});

describe('lines that end elsewhere, or hold no token', () => {
  const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  test.each([
    ['prose', folded('The harbour was quiet that morning. '.repeat(12), 80)],
    ['words beside numbers', `${'a '.repeat(37)}page\n12 of 20`],
    ['a log', `2026-01-01T10:00:00Z started worker=a1b2c3d4\n2026-01-01T10:00:01Z stopped worker=a1b2c3d4`],
    ['hashes, one a line', `${hash}\n${hash}\n${hash}`],
    ['a file in Base64', folded(Buffer.from('The harbour was quiet. '.repeat(40)).toString('base64'), 76)],
    ['a line that is wider than any', `${'b '.repeat(120)}abc123def456\nabc123def456`],
  ])('are not joined: %s', (_, text) => {
    expect(viewsOf(text).views.map(({ made }) => made)).not.toContain('lines-joined');
  });
});
