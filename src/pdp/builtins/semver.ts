import type { Builtin } from './builtin.js';

export const semverBuiltins: Readonly<Record<string, Builtin>> = {
  'semver.compare': (_context, a, b) => {
    const [left, right] = [parse(a), parse(b)];
    return left === undefined || right === undefined ? undefined : compare(left, right);
  },
  'semver.is_valid': (_context, version) => parse(version) !== undefined,
};

interface Version {
  readonly core: readonly bigint[];
  readonly preRelease: readonly string[];
}

const NUMBER = '(0|[1-9][0-9]*)';
const LABELS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(`^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${LABELS}))?(?:\\+${LABELS})?$`);
const MAX_INT64 = (1n << 63n) - 1n;

/** SemVer 2.0.0 with an optional `v` in front; each number within 64 bits. */
function parse(text: unknown): Version | undefined {
  const match = typeof text === 'string' ? VERSION.exec(text) : null;
  if (match === null) return undefined;
  const core = match.slice(1, 4).map((digits) => BigInt(digits));
  const preRelease = match[4]?.split('.') ?? [];
  if (core.some((number) => number > MAX_INT64) || preRelease.some((label) => /^0[0-9]+$/.test(label))) return undefined;
  return { core, preRelease };
}

/** Precedence of https://semver.org/#spec-item-11. */
function compare(a: Version, b: Version): number {
  for (const [index, number] of a.core.entries()) {
    const order = sign(number, b.core[index] ?? 0n);
    if (order !== 0) return order;
  }
  if (a.preRelease.length === 0 || b.preRelease.length === 0) return Math.sign(b.preRelease.length - a.preRelease.length);
  for (const [index, label] of a.preRelease.entries()) {
    const other = b.preRelease[index];
    if (other === undefined) return 1;
    const order = compareLabels(label, other);
    if (order !== 0) return order;
  }
  return Math.sign(a.preRelease.length - b.preRelease.length);
}

function compareLabels(a: string, b: string): number {
  const [numericA, numericB] = [/^[0-9]+$/.test(a), /^[0-9]+$/.test(b)];
  if (numericA !== numericB) return numericA ? -1 : 1;
  return numericA ? sign(BigInt(a), BigInt(b)) : sign(a, b);
}

function sign<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}
