/**
 * A pattern of Go's `filepath.Match`, which OPA's `exclude_files` are: `*` and `?` stop at `/`, `[a-z]` and `[^a-z]` are classes (which
 * do not), a backslash makes the next character plain. A malformed pattern matches nothing, as in OPA.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  const source = sourceOf(Array.from(pattern));
  return source !== undefined && new RegExp(`^${source}$`, 'su').test(name);
}

function sourceOf(chars: readonly string[]): string | undefined {
  let source = '';
  let at = 0;
  while (at < chars.length) {
    const char = chars[at] ?? '';
    if (char === '[') {
      const found = classAt(chars, at + 1);
      if (found === undefined) return undefined;
      source += found.source;
      at = found.end;
      continue;
    }
    if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else {
      if (char === '\\') at++;
      const one = chars[at];
      if (one === undefined) return undefined;
      source += codeOf(one);
    }
    at++;
  }
  return source;
}

/** The class whose first character is at `from`, just after `[`. */
function classAt(chars: readonly string[], from: number): { source: string; end: number } | undefined {
  let at = chars[from] === '^' ? from + 1 : from;
  const negated = at > from;
  const ranges: string[] = [];
  while (chars[at] !== ']' || ranges.length === 0) {
    const low = memberAt(chars, at);
    if (low === undefined) return undefined;
    const high = chars[low.end] === '-' ? memberAt(chars, low.end + 1) : low;
    if (high === undefined) return undefined;
    // Go takes `[z-a]` for a class of nothing.
    if (low.char <= high.char) ranges.push(`${codeOf(low.char)}-${codeOf(high.char)}`);
    else ranges.push('');
    at = high.end;
  }
  return { source: `[${negated ? '^' : ''}${ranges.join('')}]`, end: at + 1 };
}

function memberAt(chars: readonly string[], from: number): { char: string; end: number } | undefined {
  const at = chars[from] === '\\' ? from + 1 : from;
  const char = chars[at];
  if (char === undefined || at + 1 >= chars.length) return undefined;
  if (at === from && (char === '-' || char === ']')) return undefined;
  return { char, end: at + 1 };
}

function codeOf(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
