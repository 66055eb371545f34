import { isExact } from '../pdp/glob.js';
import { reachesUnnamed } from './emit/places.js';
import type { JsonObject } from '../protocol/json/json.js';
import type { PolicyIr } from './ir.js';
import { isRestricted } from './restricted-tools.js';

/** Who asks by these names a task. */
const ABOUT_TASKS: ReadonlySet<string> = new Set(['tasks/get', 'tasks/result', 'tasks/cancel', 'tasks/update']);

/**
 * `data.mcp.config.tasks`: a task of which the session did not see what made it may be one of a tool that is denied, so it is nobody's to ask for where tools are
 * restricted. Whose author names the method itself, and not by a pattern, has said that it may be asked of any task.
 */
export function taskSettings(ir: PolicyIr): { readonly tasks?: JsonObject } {
  const { tool, method } = ir.targets;
  const restricts = !reachesUnnamed(ir) || [...tool.names, ...tool.patterns].some(isRestricted);
  if (!restricts) return {};
  const named = method.names.filter(
    ({ glob, rules }) => isExact(glob) && ABOUT_TASKS.has(glob.text) && rules.some(({ action }) => action !== 'deny'),
  );
  const resume = named.map(({ glob }) => glob.text).toSorted();
  return { tasks: { unknown: 'block', ...(resume.length === 0 ? {} : { resume }) } };
}
