import type { Bundle } from '../../engine/bundle.js';
import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import type { JsonObject } from '../../protocol/json.js';
import { dataAt } from '../data-tree.js';
import { underRoots } from '../manifest.js';
import { at } from './module-place.js';

/** In WASM a rule silently beats data, and data alone would be taken for a verdict. */
const RESERVED_DATA = [['mcp', 'policy'], ['mcp', 'main'], ['mcp', 'guards'], ['mcp', 'lib'], ['custom']] as const;

/** Data of a layer that stands where rules decide: AM2001. `name` is the layer, for the message. */
export function checkData(data: JsonObject, name: string): Diagnostic[] {
  const found = RESERVED_DATA.filter((path) => dataAt(data, path) !== undefined);
  const scalar = ['mcp', 'custom'].filter((root) => data[root] !== undefined && (typeof data[root] !== 'object' || data[root] === null));
  return [
    ...found.map((path): Diagnostic => {
      const place = path.join('.');
      return {
        severity: 'error',
        code: 'AM2001',
        message: `policy \`${name}\` has data under \`${place}\`, where rules decide`,
        hint: `verdicts come from Rego only; move the data elsewhere, for example under \`data.acme\``,
      };
    }),
    ...scalar
      .filter((root) => !found.some(([first, second]) => first === root && second === undefined))
      .map((root): Diagnostic => ({
        severity: 'error',
        code: 'AM2001',
        message: `policy \`${name}\`: the data \`${root}\` must be an object`,
      })),
  ];
}

/** Packages and data outside of the roots that the manifest states: AM2002. */
export function checkRoots(bundle: Bundle, facts: readonly ModuleFacts[]): Diagnostic[] {
  const roots = bundle.manifest?.roots;
  if (roots === undefined || roots.length === 0) return [];
  const stated = roots.map((root) => `\`${root}\``).join(', ');
  return [
    ...facts
      .filter((module) => !underRoots(module.package.replaceAll('.', '/'), roots))
      .map((module) => at(module, `package \`${module.package}\` lies outside the roots that the manifest states (${stated})`, 'AM2002')),
    ...Object.keys(bundle.data)
      .filter((key) => !roots.some((root) => root === '' || root === key || root.startsWith(`${key}/`)))
      .map((key): Diagnostic => ({
        severity: 'error',
        code: 'AM2002',
        message: `the data \`${key}\` lies outside the roots that the manifest states (${stated})`,
      })),
  ];
}
