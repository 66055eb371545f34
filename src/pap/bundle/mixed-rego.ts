import type { RegoModule } from '../../engine/bundle.js';
import type { RegoVersion } from '../../engine/engine.js';

/** A request to the engine has one version for all modules. */
export interface VersionedModules {
  readonly modules: readonly RegoModule[];
  readonly regoVersion: RegoVersion;
}

/**
 * Modules of which some are Rego v0, as one request: it is of v0, and the others say `import rego.v1`, which makes OPA read them as v1.
 * The words stand on the line of the package, so that every line keeps its number.
 */
export function versioned(modules: readonly RegoModule[], old: ReadonlySet<string> = new Set()): VersionedModules {
  if (!modules.some(({ path }) => old.has(path))) return { modules, regoVersion: 1 };
  return {
    modules: modules.map((module) => (old.has(module.path) ? module : { ...module, text: withImport(module.text) })),
    regoVersion: 0,
  };
}

const PACKAGE = /^\s*package\s+[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\["(?:[^"\\\n]|\\.)*"\])*/;
/** What may stand before the first rule. */
const PREAMBLE = /^\s*(?:#.*|package\b.*|import\b.*|)$/;

function withImport(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !PREAMBLE.test(line));
  const head = lines.slice(0, first === -1 ? lines.length : first);
  if (head.some((line) => /^\s*import\s+rego\.v1\b/.test(line))) return text;
  const stamped = head.map((line) => {
    const place = PACKAGE.exec(line);
    if (place !== null) return `${place[0]} import rego.v1${line.slice(place[0].length)}`;
    // v1 has them all, and OPA takes only one of both.
    return /^\s*import\s+future\.keywords\b/.test(line) ? '' : line;
  });
  return [...stamped, ...lines.slice(head.length)].join('\n');
}
