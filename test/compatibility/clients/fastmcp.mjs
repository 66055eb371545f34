// @ts-check
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const script = fileURLToPath(new URL('fastmcp_client.py', import.meta.url));

/** @param {{ python: string, version: string }} installed @returns {import('./client.mjs').Client} */
export function fastmcp({ python, version }) {
  return {
    name: 'Python fastmcp',
    version,
    async visit(endpoint, calls) {
      const { code, stdout, stderr } = await run([python, script], { input: JSON.stringify({ endpoint, calls }) });
      if (code !== 0) throw new Error(stderr.trim().split('\n').at(-1) ?? `exit ${code}`);
      return JSON.parse(stdout);
    },
  };
}
