/** What people write for the actions of guards. */
export const ACTION_HINTS = {
  deny: 'write `block`',
  warn: 'write `flag`',
  log: 'write `flag`',
  allow: 'write `flag` or `off`',
  false: 'write `off`',
} as const;
