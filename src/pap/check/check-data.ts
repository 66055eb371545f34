import type { Bundle, BundlePart } from '../../engine/bundle.js';
import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { isJsonObject, type JsonObject } from '../../protocol/json/json.js';
import { dataAt } from '../bundle/data-tree.js';
import { underRoots } from '../bundle/manifest.js';
import { at } from './module-place.js';

/** In WASM a rule silently beats data, and data alone would be taken for a verdict. */
const RESERVED_DATA = [['mcp', 'policy'], ['mcp', 'main'], ['mcp', 'guards'], ['mcp', 'lib'], ['mcp', 'test'], ['custom']] as const;

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

/** Packages and data outside of the roots that the manifest states, of joined bundles that of their own: AM2002. */
export function checkRoots(bundle: Bundle, facts: readonly ModuleFacts[]): Diagnostic[] {
  return partsOf(bundle).flatMap(({ roots, modules, data }) => [
    ...facts
      .filter(({ path, package: name }) => modules?.has(path) !== false && !underRoots(name.replaceAll('.', '/'), roots))
      .map((module) =>
        at(module, `package \`${module.package}\` lies outside the roots that the manifest states${stated(roots)}`, 'AM2002'),
      ),
    ...outside(data, '', roots),
  ]);
}

/** Of the data alone: down to where a root begins, every member must lead to one. */
export function checkDataRoots(bundle: Bundle): Diagnostic[] {
  return partsOf(bundle).flatMap(({ roots, data }) => outside(data, '', roots));
}

function partsOf({ parts, manifest, data }: Bundle): readonly BundlePart[] {
  return parts ?? [{ roots: manifest?.roots ?? [''], data }];
}

function outside(data: JsonObject, at: string, roots: readonly string[]): Diagnostic[] {
  return Object.entries(data).flatMap(([name, value]): Diagnostic[] => {
    const path = at === '' ? name : `${at}/${name}`;
    if (underRoots(path, roots)) return [];
    if (isJsonObject(value) && roots.some((root) => underRoots(root, [path]))) return outside(value, path, roots);
    const message = `the data \`${path}\` lies outside the roots that the manifest states${stated(roots)}`;
    return [{ severity: 'error', code: 'AM2002', message }];
  });
}

function stated(roots: readonly string[]): string {
  return ` (${roots.length === 0 ? 'none' : roots.map((root) => `\`${root}\``).join(', ')})`;
}
