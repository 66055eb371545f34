import { createInspector } from '../../../src/inspect/create-inspector.js';
import type { Confidence, Finding } from '../../../src/pdp/input-document.js';
import type { JsonObject } from '../../../src/protocol/json.js';

/** One labelled case of a corpus (JSON Lines). */
export interface Case {
  readonly id: string;
  readonly source: string;
  readonly category: string;
  readonly label: 'attack' | 'benign';
  readonly surface: 'arguments' | 'tool_result' | 'tool_description';
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly hard?: boolean;
  readonly near?: string;
  readonly entities?: readonly string[];
}

export interface Judged {
  readonly one: Case;
  readonly findings: readonly Finding[];
  /** A shipped guard at its default threshold would deny the call. */
  readonly blocked: boolean;
  readonly micros: number;
}

const RANK: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };
/** Default thresholds of the shipped guards; a detector that is not here flags only. */
const BLOCKS_AT: Readonly<Record<string, Confidence>> = {
  path_traversal: 'medium',
  sensitive_file: 'high',
  command_injection: 'medium',
  sql_injection: 'high',
  ssrf: 'high',
  prompt_injection: 'high',
  pii: 'high',
};
const PII_BLOCKS = /^pii\.(?:card|iban|us_ssn|national_id\..+)$/;

export function blocks({ detector, rule, confidence }: Finding): boolean {
  const at = BLOCKS_AT[detector];
  if (at === undefined || RANK[confidence] < RANK[at]) return false;
  return detector !== 'pii' || PII_BLOCKS.test(rule);
}

const inspector = createInspector();
const SURFACES = { arguments: 'arguments', tool_result: 'result', tool_description: 'definition' } as const;

export function judge(one: Case): Judged {
  const started = performance.now();
  const { findings, complete } = inspector.inspect({
    surface: SURFACES[one.surface],
    method: 'tools/call',
    tool: one.tool,
    value: one.arguments,
    root: '/arguments',
    pathArguments: [],
  });
  const micros = (performance.now() - started) * 1_000;
  return { one, findings, blocked: !complete || findings.some(blocks), micros };
}

export interface Rate {
  readonly count: number;
  readonly blocked: number;
  /** The category's own detector said something, at any confidence. */
  readonly found: number;
}

const OWN: Readonly<Record<string, readonly string[]>> = {
  path_traversal: ['path_traversal', 'sensitive_file'],
  command_injection: ['command_injection', 'sensitive_file', 'path_traversal'],
  sql_injection: ['sql_injection'],
  ssrf: ['ssrf'],
  prompt_injection: ['prompt_injection'],
  pii: ['pii'],
  secrets: ['secret'],
};

/** Group name → rates; attacks by category and difficulty, benign cases by what they tempt. */
export function summarise(judged: readonly Judged[]): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  const add = (group: string, each: Judged) => {
    const own = OWN[each.one.category];
    const found = each.findings.some((finding) => own === undefined || own.includes(finding.detector));
    const { count, blocked, found: seen } = rates.get(group) ?? { count: 0, blocked: 0, found: 0 };
    rates.set(group, { count: count + 1, blocked: blocked + Number(each.blocked), found: seen + Number(found) });
  };
  for (const each of judged) {
    const { category, surface, hard, near } = each.one;
    const difficulty = hard === true ? 'hard' : 'plain';
    if (category === 'benign') {
      add(`benign ${difficulty} (${surface})`, each);
      add(`  near ${near ?? 'nothing'} ${difficulty} (${surface})`, each);
    } else {
      add(`${category} ${difficulty} (${surface})`, each);
    }
  }
  return rates;
}
