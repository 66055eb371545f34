import { createInspector } from '../../src/inspect/create-inspector.js';

const inspector = createInspector();

/** The rules of what is certainly a secret in the result of a tool, without their detector. */
export function certainSecrets(content: string): readonly string[] {
  const { findings } = inspector.inspect({
    surface: 'result',
    method: 'tools/call',
    tool: 'read_file',
    value: { content },
    root: '/arguments',
    pathArguments: [],
  });
  return findings
    .filter(({ detector, confidence }) => detector === 'secret' && confidence === 'high')
    .map(({ rule }) => rule.replace('secret.', ''));
}

/** What secrets are made of: written in parts, so that no scanner of repositories takes a test for a leak. */
export const LETTERS = 'q7Vx2M9p4Rk8T3n6W1y5Za0B';
export const HEX = '5cb4a5f04cd412fe946667b17f0129ba';
export const UUID = '0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11';
