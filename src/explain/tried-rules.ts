import type { RegoModule } from '../engine/bundle.js';
import type { Engine } from '../engine/engine.js';
import { withLibrary } from '../pdp/library.js';
import type { InputDocument } from '../pdp/input-document.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';

/** A rule of an author's Rego, as OPA's interpreter went through it for a message. */
export interface TriedRule {
  readonly file: string;
  readonly line: number;
  /** Its first line. */
  readonly text: string;
  /** `stopped`: it is not true, `at` is the last line of its body that was tried. `skipped`: the index of rules tells without trying that an equality in it does not hold. */
  readonly outcome: 'true' | 'stopped' | 'skipped';
  readonly at?: number;
}

/** Rules that decide: they are shown where they were not even tried. */
const DECIDING = /^(?:allow|deny|ask|decision)$/;

const NAME = 'test_explained';

/**
 * Which rules OPA's own interpreter tried for a message, by line: its coverage of one decision. A line that was tried and is followed by
 * one that was not is where a rule stopped. Of a rule on one line nothing more than that it was tried can be told, so it is left out.
 */
export async function triedRules(
  engine: Engine,
  modules: readonly RegoModule[],
  data: JsonObject,
  input: InputDocument,
): Promise<readonly TriedRule[]> {
  const text = `package mcp_explained_test\n\n${NAME} if {\n\tdecision := data.mcp.main.decision with input as ${JSON.stringify(input)}\n\tis_object(decision)\n}\n`;
  const tested = await engine.test({
    modules: [...withLibrary(modules), { path: 'mcp_explained_test.rego', text }],
    data,
    run: `data\\.mcp_explained_test\\.${NAME}$`,
    coverage: true,
  });
  const parsed = await engine.parse(modules);
  // A decision that did not come to its end says nothing of rules that it did not come to.
  if (!parsed.ok || tested.cases.some(({ outcome }) => outcome === 'error')) return [];
  return parsed.modules.flatMap((module) => {
    const covered = coveredLines(tested.coverage, module.path);
    const lines = modules.find(({ path }) => path === module.path)?.text.split('\n') ?? [];
    const heads = module.rules.map(({ line }) => line);
    const decides = (name: string) => (module.package === 'mcp.policy' || module.package.startsWith('custom.')) && DECIDING.test(name);
    return module.rules.flatMap(({ name, line, default: isDefault }): TriedRule[] => {
      const next = Math.min(...heads.filter((head) => head > line), lines.length + 1);
      const body = covered.filter((each) => each > line && each < next);
      const shown = { file: module.path, line, text: lines[line - 1]?.trim() ?? '' };
      const at = body.at(-1);
      if (covered.includes(line)) return body.length === 0 ? [] : [{ ...shown, outcome: 'true' }];
      if (at !== undefined) return [{ ...shown, outcome: 'stopped', at }];
      return decides(name) && !isDefault ? [{ ...shown, outcome: 'skipped' }] : [];
    });
  });
}

/** OPA's report: `files.<path>.covered`, ranges of `{start: {row}, end: {row}}`. */
function coveredLines(report: JsonObject | undefined, path: string): readonly number[] {
  const files = report?.['files'];
  const file = isJsonObject(files) ? files[path] : undefined;
  const ranges = isJsonObject(file) && Array.isArray(file['covered']) ? (file['covered'] as readonly JsonValue[]) : [];
  return ranges.flatMap((range) => {
    const [start, end] = [rowOf(range, 'start'), rowOf(range, 'end')];
    return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index);
  });
}

function rowOf(range: JsonValue, side: 'start' | 'end'): number {
  const place = isJsonObject(range) ? range[side] : undefined;
  const row = isJsonObject(place) ? place['row'] : undefined;
  return typeof row === 'number' ? row : 0;
}
