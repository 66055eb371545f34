import type { Diagnostic } from '../errors/diagnostic.js';
import type { JsonObject, JsonValue } from '../protocol/json/json.js';
import { textTable } from './text-table.js';

/** What the engine finds in a bundle, as `opa inspect --format json` names it. */
export interface Inspected {
  readonly manifest?: JsonObject;
  readonly signatures_config?: JsonObject;
  readonly wasm_modules: readonly { readonly path: string; readonly entrypoints: readonly string[] }[];
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
  readonly annotations?: readonly Annotated[];
  readonly required_builtins: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Annotated {
  readonly path: readonly { readonly value: JsonValue }[];
  readonly location?: { readonly file: string; readonly row: number };
  readonly annotations: JsonObject;
}

/** For people. `verified`: a key was given, and what is signed was signed with it. */
export function inspectReport(found: Inspected, verified: boolean): string {
  const { manifest, wasm_modules, namespaces, annotations = [], required_builtins, ...rest } = found;
  const signed = rest.signatures_config !== undefined;
  const sections = [
    [
      'MANIFEST',
      textTable(
        ['FIELD', 'VALUE'],
        [...manifestRows(manifest), ['signed', signed ? (verified ? 'yes, verified' : 'yes, not verified here') : 'no']],
      ),
    ],
    ['NAMESPACES', textTable(['NAMESPACE', 'FILE'], namespaceRows(namespaces))],
    ...(wasm_modules.length === 0
      ? []
      : [['WASM', wasm_modules.map(({ path, entrypoints }) => `${path}: ${entrypoints.join(', ')}`).join('\n')]]),
    ...(required_builtins.length === 0 ? [] : [['BUILTINS', required_builtins.join(' ')]]),
    ...annotations.map((each) => [`ANNOTATIONS of ${pathOf(each)}`, annotationText(each)]),
  ];
  return sections.map(([title = '', text = '']) => `${title}:\n${text}`).join('\n\n');
}

function manifestRows(manifest: JsonObject = {}): readonly (readonly string[])[] {
  return Object.entries(manifest)
    .filter(([name, value]) => name !== 'wasm' && value !== '')
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

function namespaceRows(namespaces: Inspected['namespaces']): readonly (readonly string[])[] {
  return Object.entries(namespaces)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([namespace, files]) => files.map((file) => [namespace, file]));
}

function pathOf({ path }: Annotated): string {
  return path.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value))).join('.');
}

function annotationText({ location, annotations }: Annotated): string {
  const place = location === undefined ? [] : [`at ${location.file.replace(/^\//, '')}:${location.row}`];
  return [
    ...place,
    ...Object.entries(annotations).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ].join('\n');
}
