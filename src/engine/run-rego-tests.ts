import type { RegoModule } from './bundle.js';
import type { ModuleFacts, TestCase, TestRequest, TestResult } from './engine.js';
import { EngineDeadline, EngineError } from './engine-error.js';
import type { OnProgress } from './engine-process.js';

/** OPA's own. */
const TIMEOUT_MS = { test: 5_000, bench: 30_000 } as const;
/** What OPA stops by itself has stopped by then; the rest is a builtin that does not return. */
const GRACE_MS = 2_000;

type Response = Omit<TestResult, 'ok'>;

export interface TestCalls {
  readonly test: (request: object, options: { readonly onProgress: OnProgress; readonly deadlineMs?: number }) => Promise<Response>;
  readonly parse: (modules: readonly RegoModule[]) => Promise<readonly ModuleFacts[]>;
  /** For everything that is no test: compiling before, the report afterwards. */
  readonly betweenTestsMs: number;
}

/**
 * Runs tests whatever they do. OPA stops one that takes too long between two steps; where there is no next step, because a builtin
 * does not return or memory runs out, the engine's process ends, that test is reported, and the others run again without it.
 */
export async function runRegoTests(request: TestRequest, { test, parse, betweenTestsMs }: TestCalls): Promise<Response> {
  const timeoutMs = request.timeoutMs ?? (request.bench === true ? TIMEOUT_MS.bench : TIMEOUT_MS.test);
  const stopped = new Map<string, EngineError>();
  // Measuring says nothing in between.
  const benchMs = request.bench === true ? { deadlineMs: betweenTestsMs + timeoutMs * countTests(await parse(request.modules)) } : {};
  for (;;) {
    let running = '';
    const onProgress: OnProgress = (said) => {
      running = said;
      return said === '' ? betweenTestsMs : timeoutMs + GRACE_MS;
    };
    try {
      const response = await test({ ...request, timeoutMs, exclude: [...stopped.keys()], progress: true }, { onProgress, ...benchMs });
      const ended = stopped.size === 0 ? [] : casesOf(stopped, await parse(request.modules), timeoutMs);
      return { ...response, cases: [...response.cases.map((each) => said(each, timeoutMs)), ...ended].toSorted(byPlace) };
    } catch (cause) {
      if (!(cause instanceof EngineError) || running === '' || stopped.has(running)) throw cause;
      stopped.set(running, cause);
    }
  }
}

function countTests(facts: readonly ModuleFacts[]): number {
  return facts.reduce((sum, { rules }) => sum + rules.filter(({ name }) => name.includes('test_')).length, 0);
}

/** OPA says "caller cancelled query execution". */
function said(one: TestCase, timeoutMs: number): TestCase {
  return one.error?.includes('eval_cancel_error') === true
    ? { ...one, error: `timed out: stopped after ${timeoutMs} ms (eval_cancel_error)` }
    : one;
}

function casesOf(stopped: ReadonlyMap<string, EngineError>, facts: readonly ModuleFacts[], timeoutMs: number): readonly TestCase[] {
  return [...stopped].map(([path, cause]): TestCase => {
    const at = placeOf(path, facts);
    const late = cause instanceof EngineDeadline;
    return {
      ...at,
      outcome: 'error',
      duration_ns: late ? timeoutMs * 1e6 : 0,
      error: late ? `timed out: it did not stop after ${timeoutMs} ms, and the engine was ended` : `it ended the engine: ${cause.message}`,
    };
  });
}

/** `data.package.test_name`, of tests with one name all but the first with `#01` and so on behind it. */
function placeOf(path: string, facts: readonly ModuleFacts[]): Pick<TestCase, 'package' | 'name' | 'file' | 'line'> {
  const cut = path.lastIndexOf('.');
  const [owner, name] = [path.slice('data.'.length, cut), path.slice(cut + 1)];
  const wanted = name.replace(/#\d+$/, '');
  for (const module of facts) {
    const rule = module.package === owner ? module.rules.find((each) => each.name === wanted) : undefined;
    if (rule !== undefined) return { package: owner, name, file: module.path, line: rule.line };
  }
  return { package: owner, name, file: '', line: 0 };
}

function byPlace(a: TestCase, b: TestCase): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
