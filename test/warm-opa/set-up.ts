import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { linkPackage } from './link-package.js';
import { serveOpa } from './serve.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The program that is shipped, with OPA kept between commands. */
    readonly warmProgram: string;
  }
}

const program = resolve(import.meta.dirname, '../../dist/cli.js');

/**
 * Hundreds of tests run a command, and most commands start OPA, which takes more than all else that they do. For them the child process that OPA
 * runs in is a relay to one that has started; everything else is the built program. What is about that process itself takes the program as it is.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(program)) {
    project.provide('warmProgram', program);
    return () => Promise.resolve();
  }
  // The path of a socket is a short one.
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-opa-'));
  const socket = join(folder, 'socket');
  const opa = await serveOpa(socket);
  const linked = linkPackage(socket);
  project.provide('warmProgram', linked.program);
  return async () => {
    await opa.close();
    linked.remove();
    rmSync(folder, { recursive: true, force: true });
  };
}
