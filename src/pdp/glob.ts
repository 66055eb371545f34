/** A name with `*` for any text, the empty one too. No other character is special. */
export interface Glob {
  readonly text: string;
  /** Undefined for an exact name. */
  readonly parts: readonly [string, ...string[]] | undefined;
}

export function parseGlob(text: string): Glob {
  const collapsed = text.replaceAll(/\*{2,}/g, '*');
  if (!collapsed.includes('*')) return { text: collapsed, parts: undefined };
  const [first = '', ...rest] = collapsed.split('*');
  return { text: collapsed, parts: [first, ...rest] };
}

export function isExact(glob: Glob): boolean {
  return glob.parts === undefined;
}

export function matches(glob: Glob, name: string): boolean {
  const { parts } = glob;
  if (parts === undefined) return name === glob.text;
  const [prefix] = parts;
  const suffix = parts[parts.length - 1] ?? '';
  if (!name.startsWith(prefix) || !name.endsWith(suffix) || name.length < prefix.length + suffix.length) return false;
  let at = prefix.length;
  for (const middle of parts.slice(1, -1)) {
    const found = name.indexOf(middle, at);
    if (found === -1 || found + middle.length > name.length - suffix.length) return false;
    at = found + middle.length;
  }
  return true;
}

/** Whether every name that `narrow` matches is matched by `wide`: `narrow`'s own stars can only be swallowed by a star. */
export function covers(wide: Glob, narrow: Glob): boolean {
  return wide.text === narrow.text || (wide.parts !== undefined && matches(wide, narrow.text));
}
