import { describe, expect, it } from 'vitest';
import { findings, rules } from './findings-of.js';

describe('secrets', () => {
  // Put together here, so that no scanner of repositories takes a made-up credential for one.
  const token = (prefix: string, length: number) => `${prefix}${'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(4).slice(0, length)}`;
  it.each([
    ['github_token', token('ghp_', 36)],
    ['anthropic_key', token('sk-ant-', 60)],
    ['stripe_key', token('sk_live_', 24)],
    ['slack_token', token('xoxb-', 20)],
    ['google_api_key', token('AIza', 35)],
    ['aws_access_key', token('AKIA', 16).toUpperCase()],
    ['jwt', `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"sub":"alice"}').toString('base64url')}.c2lnbmF0dXJl`],
    ['private_key', `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0B'.repeat(8)}\n-----END PRIVATE KEY-----`],
  ])('finds a %s, exactly', (rule, value) => {
    const text = `use ${value} for staging`;
    const found = findings('send_message', { text }).filter((finding) => finding.rule === `secret.${rule}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ confidence: 'high', view: 'raw' });
    expect(text.slice(...(found[0]?.span ?? [0, 0]))).toBe(value);
  });

  it.each([
    ['Authorization: Bearer q7Vx2M9p4Rk8T3n6W1y5Za0BcDeFgHiJ', 'secret.authorization'],
    ['postgres://app:hunter42@db.internal/x', 'secret.url_password'],
    ['api_key = "q7Vx2M9p4Rk8T3n6W1y5"', 'secret.assigned'],
  ])('finds %s', (text, rule) => {
    expect(rules('send_message', { text })).toContain(rule);
  });

  it('finds what stands under a name that promises a secret', () => {
    expect(rules('connect', { password: 'correct horse', apiKey: 'YOUR_API_KEY' })).toEqual(['secret.named']);
  });

  it.each([
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'api_key = "your-api-key-here"',
    'token: ${GITHUB_TOKEN}',
    '-----BEGIN RSA PRIVATE KEY-----',
    'the password is in the safe',
    'keyboard: monkeys',
  ])('takes %s for no credential', (text) => {
    expect(findings('send_message', { text }).filter(({ detector }) => detector === 'secret')).toEqual([]);
  });

  it('S-59: finds them in what a tool answers', () => {
    const found = findings('read_file', { content: [{ type: 'text', text: `token ${token('ghp_', 36)}` }] }, 'result');
    expect(found).toEqual([expect.objectContaining({ rule: 'secret.github_token', surface: 'result', path: '/arguments/content/0/text' })]);
  });
});
