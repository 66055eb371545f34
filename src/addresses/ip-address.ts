/** The bytes of an address, 4 or 16, in network order. */
export type Address = readonly number[];

/** Dotted decimal, four parts, no leading zeros: what every reader reads alike. `127.1`, `0177.0.0.1` and `2130706433` are undefined. */
export function parseIpv4(text: string): Address | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (parts === undefined || parts.some((part) => part.length > 1 && part.startsWith('0'))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** Longer than any: eight groups, or six and dotted decimal. */
const LONGEST_IPV6 = 45;

/** RFC 4291 §2.2, without a zone: `::`, and dotted decimal at the end, included. */
export function parseIpv6(text: string): Address | undefined {
  if (text.length > LONGEST_IPV6 || !/^[0-9a-f:.]+$/i.test(text)) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => bytesOf(half, index === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  // `::` stands for one group of zeros at least.
  if (tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...Array.from({ length: 16 - head.length - tail.length }, () => 0), ...tail];
}

/** Groups of one side of `::`; dotted decimal may be the very last. */
function bytesOf(half: string, last: boolean): Address | undefined {
  if (half === '') return [];
  const groups = half.split(':');
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    const v4 = last && index === groups.length - 1 ? parseIpv4(group) : undefined;
    if (v4 !== undefined) bytes.push(...v4);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff);
    else return undefined;
  }
  return bytes;
}

/** RFC 5952: lower case, no leading zeros, the longest run of zeros (the first of equals) as `::`. IPv4 in dotted decimal. */
export function formatAddress(address: Address): string {
  if (address.length === 4) return address.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (((address[2 * index] ?? 0) << 8) | (address[2 * index + 1] ?? 0)).toString(16));
  const zeros = longestZeros(groups);
  if (zeros === undefined) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.end).join(':')}`;
}

function longestZeros(groups: readonly string[]): { readonly start: number; readonly end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === '0') end++;
    if (end - start > Math.max(1, best === undefined ? 0 : best.end - best.start)) best = { start, end };
    start = Math.max(start, end);
  }
  return best;
}
