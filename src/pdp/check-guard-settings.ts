import { didYouMean } from '../errors/near-miss.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';
import { Section } from './config-section.js';
import { GUARD_ACTIONS, GUARD_SURFACES, SHIPPED_DETECTORS, SHIPPED_GUARDS } from './guards.js';
import { CONFIDENCES } from './input-document.js';

/** Guards read these in Rego and hold what they cannot read for "block"; that is safe, and no help. */
export function checkGuards(guards: Section): void {
  for (const name of guards.names()) {
    if (!/^mcp\.guards\.\w+\.\w+$/.test(name)) {
      guards.complain(
        `the key \`${name}\` is no guard: it is the guard's package, \`mcp.guards.<category>.<name>\`${didYouMean(name, SHIPPED_GUARDS)}`,
      );
    } else if (!SHIPPED_GUARDS.includes(name) && didYouMean(name, SHIPPED_GUARDS) !== '') {
      guards.complain(`there is no guard \`${name}\`${didYouMean(name, SHIPPED_GUARDS)}`);
    }
    if (typeof guards.get(name) === 'boolean') continue;
    const guard = guards.section(name).only('action', 'confidence', 'rules', 'surfaces');
    guard.word('action', GUARD_ACTIONS);
    guard.word('confidence', CONFIDENCES);
    guard.strings('rules');
    const surfaces = guard.section('surfaces').only(...GUARD_SURFACES);
    for (const surface of GUARD_SURFACES) surfaces.word(surface, GUARD_ACTIONS);
  }
}

/** A JSON Pointer, or one with the detectors that it is of. */
export function checkExemptions(exempt: Section, tool: string, problems: string[]): void {
  const where = `${exempt.path}[${JSON.stringify(tool)}]`;
  const exemptions = exempt.get(tool);
  if (!Array.isArray(exemptions)) {
    exempt.complain(`\`${tool}\` must be a list of JSON Pointers, or of objects with \`path\` and \`detectors\``);
    return;
  }
  for (const exemption of exemptions as readonly JsonValue[]) {
    if (typeof exemption === 'string') {
      checkPointers([exemption], where, problems);
      continue;
    }
    if (!isJsonObject(exemption)) {
      problems.push(`\`${where}\`: each is a JSON Pointer, or an object with \`path\` and \`detectors\``);
      continue;
    }
    const section = new Section(exemption, where, problems).only('path', 'detectors');
    const path = section.get('path');
    if (typeof path === 'string') checkPointers([path], where, problems);
    else section.complain('`path` must be a JSON Pointer');
    const detectors = section.strings('detectors');
    if (detectors.length === 0) section.complain('`detectors` must name one; for all write the pointer alone');
    for (const detector of detectors) {
      const near = didYouMean(detector, SHIPPED_DETECTORS);
      if (!SHIPPED_DETECTORS.includes(detector) && near !== '') section.complain(`there is no detector \`${detector}\`${near}`);
    }
  }
}

/** Each has to be one. */
export function checkPointers(pointers: readonly string[], where: string, problems: string[]): void {
  for (const pointer of pointers) {
    if (!pointer.startsWith('/'))
      problems.push(`\`${where}\`: \`${pointer}\` is no JSON Pointer; write for example \`/arguments/${pointer}\``);
  }
}
