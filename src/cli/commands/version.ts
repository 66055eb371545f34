import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { EXIT } from '../../errors/exit.js';
import { print } from '../output.js';

/** The package, OPA, and the hash of the module that OPA runs as. Written down by the build, so that nothing has to start. */
export function version(): number {
  const { version } = read('package.json');
  const { opa } = read('dist/versions.json');
  const engine = readFileSync(join(packageRoot, 'engine', 'opa.wasm.sha256'), 'utf8').slice(0, 12);
  print(`agentmesh-mcp-proxy ${version}\nOPA ${opa}\nengine ${engine}`);
  return EXIT.ok;
}

function read(file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as Record<string, string>;
}
