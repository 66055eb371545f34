const PART = '[a-z0-9~-][a-z0-9._~-]*';
const SCOPED = new RegExp(`^@${PART}/${PART}(?:@[^\\s@/]+)?$`);
const VERSIONED = new RegExp(`^${PART}@[^\\s@/]+$`);

/**
 * Names that can only be npm packages. A bare word is not taken for one: a mistyped command would be fetched from the network and
 * run (typo-squatting).
 */
export function isPackageName(word: string): boolean {
  return SCOPED.test(word) || VERSIONED.test(word);
}

/** Where guides on the web name packages that were never published, the published one. */
export function realPackageOf(word: string): string | undefined {
  const wrong = /^@anthropic\/(?:mcp-)?server-([a-z0-9-]+)(@[^\s@/]+)?$/.exec(word);
  return wrong === null ? undefined : `@modelcontextprotocol/server-${wrong[1] ?? ''}${wrong[2] ?? ''}`;
}
