interface Line {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines above and below a change. */
const CONTEXT = 3;

/** What turns one text into the other, as `diff -u` writes it; empty where they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = edits(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).map(({ from, to }) => hunkText(lines, from, to));
  return [`--- ${path}.orig`, `+++ ${path}`, ...hunks].join('\n');
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

/** The shortest edit script (Myers, 1986), lines in order. */
function edits(a: readonly string[], b: readonly string[]): readonly Line[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let d = 0; ; d++) {
    trace.push(new Map(furthest));
    const next = new Map(furthest);
    for (let k = -d; k <= d; k += 2) {
      const [below, left] = [furthest.get(k + 1) ?? -1, furthest.get(k - 1) ?? -1];
      let x = k === -d || (k !== d && left < below) ? below : left + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) [x, y] = [x + 1, y + 1];
      next.set(k, x);
      if (x >= a.length && y >= b.length) return walkBack(trace, a, b);
    }
    furthest = next;
  }
}

function walkBack(trace: readonly ReadonlyMap<number, number>[], a: readonly string[], b: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = furthest.get(fromK) ?? 0;
    const fromY = fromX - fromK;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      lines.push({ kind: ' ', text: a[x - 1] ?? '' });
      [x, y] = [x - 1, y - 1];
    }
    if (d > 0) lines.push(down ? { kind: '+', text: b[fromY] ?? '' } : { kind: '-', text: a[fromX] ?? '' });
    [x, y] = [fromX, fromY];
  }
  return lines.toReversed();
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [at, { kind }] of lines.entries()) {
    if (kind === ' ') continue;
    const [from, to] = [Math.max(0, at - CONTEXT), Math.min(lines.length, at + CONTEXT + 1)];
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from, to });
  }
  return hunks;
}

function hunkText(lines: readonly Line[], from: number, to: number): string {
  const count = (part: readonly Line[], not: Line['kind']) => part.filter(({ kind }) => kind !== not).length;
  const [above, inside] = [lines.slice(0, from), lines.slice(from, to)];
  const range = (not: '+' | '-') => `${count(above, not) + 1},${count(inside, not)}`;
  return [`@@ -${range('+')} +${range('-')} @@`, ...inside.map(({ kind, text }) => `${kind}${text}`)].join('\n');
}
