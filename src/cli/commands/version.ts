import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { programVersion } from '../../config/program-version.js';
import { EXIT } from '../../errors/exit.js';
import { print } from '../output.js';

/** The package, OPA, and the hash of the module that OPA runs as. Written down by the build, so that nothing has to start. */
export function version(): number {
  const { opa } = JSON.parse(readFileSync(join(packageRoot, 'dist/versions.json'), 'utf8')) as { readonly opa: string };
  const engine = readFileSync(join(packageRoot, 'engine', 'opa.wasm.sha256'), 'utf8').slice(0, 12);
  print(`agentmesh-mcp-proxy ${programVersion()}\nOPA ${opa}\nengine ${engine}`);
  return EXIT.ok;
}
