import { describe, expect, it } from 'vitest';
import { roleOf, type Evidence, type Role } from '../../src/inspect/roles/roles.js';

const role = (text: string, evidence: Partial<Evidence>) =>
  roleOf(text, { tool: undefined, name: '', schema: undefined, pathNames: new Set(), ...evidence });

describe('roleOf', () => {
  it.each<[Role, string, Partial<Evidence>]>([
    ['path', 'notes.txt', { name: 'file_path' }],
    ['path', 'x', { name: 'target', pathNames: new Set(['target']) }],
    ['path', 'file:///etc/passwd', { name: 'uri' }],
    ['command', 'ls', { tool: 'run_shell', name: 'command' }],
    ['command', 'ls', { tool: 'bash', name: 'code' }],
    ['code', 'ls', { tool: 'run_python', name: 'code' }],
    ['sql', 'anything', { tool: 'execute_sql', name: 'query' }],
    ['sql', 'SELECT 1', { tool: 'run', name: 'query' }],
    ['text', 'cats', { tool: 'web_search', name: 'query' }],
    ['url', 'https://example.com', { name: 'endpoint' }],
    ['url', 'https://example.com', { name: 'whatever' }],
    ['email', 'a@example.com', { name: 'to' }],
    ['email', 'a@example.com', { name: 'x' }],
    ['identifier', '8.8.8.8', { name: 'host' }],
    ['command', 'status', { name: 'command', schema: { enum: ['status'] } }],
    ['email', 'x', { name: 'x', schema: { format: 'email' } }],
    ['url', 'x', { name: 'x', schema: { format: 'uri' } }],
    ['path', 'file:/x', { name: 'x', schema: { format: 'uri' } }],
    ['secret', 'x', { name: 'clientSecret' }],
    ['prose', 'rm -rf /', { name: 'message' }],
    ['text', '90210', { name: 'zip_code' }],
    ['text', 'x', { name: 'profile' }],
    ['text', '../../etc/passwd', { name: 'title' }],
    ['prose', 'how /etc/passwd is read', { name: 'title' }],
    ['prose', '`id`', { name: 'title' }],
    // As titles begin: with a capital, in a script without capitals, with the kind of a change; and words at both ends.
    ['prose', 'Fix ../../../etc/passwd traversal', { name: 'title' }],
    ['prose', 'SSTI {{7*7}}', { name: 'title' }],
    ['prose', 'Build failed; rm -rf dist', { name: 'title' }],
    ['prose', '파일 ../../etc/passwd 접근', { name: 'title' }],
    ['prose', 'fix(auth): ../../etc/passwd', { name: 'title' }],
    ['prose', 'fix ../../etc/passwd traversal', { name: 'title' }],
    ['text', 'a ../../../../../etc/passwd', { name: 'title' }],
    ['text', 'build; rm -rf dist', { name: 'title' }],
    ['text', 'Build; rm -rf dist', { name: 'title' }],
    ['text', 'OR 1=1 --', { name: 'title' }],
    ['text', 'UNION SELECT @@version,2', { name: 'title' }],
    ['text', '{{7*7}} x', { name: 'title' }],
    ['prose', '修复登录页 /etc/passwd', { name: 'title' }],
    ['prose', 'ファイル ../../etc/passwd', { name: 'title' }],
    ['text', '标题 ../../etc/passwd', { name: 'title' }],
  ])('%s for %j with %j', (expected, text, evidence) => {
    expect(role(text, evidence)).toBe(expected);
  });
});
