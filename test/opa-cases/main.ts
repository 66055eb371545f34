import { startAsking } from './ask.js';
import { areaOf, nameOf, readCases, versionOf } from './case.js';
import { judge, type Judged } from './verdict.js';

export interface Row extends Judged {
  readonly rego: 0 | 1;
  readonly area: string;
  readonly name: string;
}

export interface Chosen {
  readonly rego?: string;
  readonly areas?: readonly string[];
  /** Part of a note. */
  readonly note?: string;
}

/** Judges every chosen case, in their order. */
export async function run(
  root: string,
  { rego, areas, note = '' }: Chosen,
): Promise<{ readonly opa: string; readonly rows: readonly Row[] }> {
  const { opa, cases } = readCases(root);
  const chosen = cases.filter(
    (one) =>
      (rego === undefined || rego === String(versionOf(one))) && (areas?.includes(areaOf(one)) ?? true) && nameOf(one).includes(note),
  );
  const { ask, close } = startAsking(root);
  try {
    const rows: Row[] = [];
    for (const one of chosen) rows.push({ rego: versionOf(one), area: areaOf(one), name: nameOf(one), ...(await judge(ask, one)) });
    return { opa, rows };
  } finally {
    await close();
  }
}
