/** How far what was seen is generalised. */
export interface Extent {
  readonly name: string;
  /** `folders`: below the folders that were used; `exact`: the paths themselves, while a person can read them. */
  readonly paths: 'any' | 'folders' | 'exact';
  /** Hosts and schemes of URLs, verbs of SQL, programs of commands. */
  readonly meaning: boolean;
  /** Types, ranges and lengths. */
  readonly shape: 'any' | 'with room' | 'as seen';
  /** Lists of values: `evident` where few of them came again and again, else up to so many different ones. */
  readonly choices: 'any' | 'evident' | number;
  /** URIs of resources: each by itself while there are so few, then by their folders. 0: whatever is asked for. */
  readonly uris: number;
  /** Whether limits are rules; otherwise they are comments. */
  readonly limits: boolean;
}

/** `--generalise`. */
export const GENERALISE = {
  none: { name: 'generalise none', paths: 'exact', meaning: true, shape: 'as seen', choices: 50, uris: 200, limits: true },
  some: { name: 'generalise some', paths: 'folders', meaning: true, shape: 'with room', choices: 'evident', uris: 20, limits: true },
  most: { name: 'generalise most', paths: 'folders', meaning: true, shape: 'any', choices: 'any', uris: 0, limits: false },
} as const satisfies Record<string, Extent>;

/** `--strictness`, the original program's: which tools; and below which folders; and with which of few values, as often as seen. */
export const STRICTNESS = {
  low: { name: 'strictness low', paths: 'any', meaning: false, shape: 'any', choices: 'any', uris: 0, limits: false },
  medium: { name: 'strictness medium', paths: 'folders', meaning: false, shape: 'any', choices: 'any', uris: 0, limits: false },
  high: { name: 'strictness high', paths: 'folders', meaning: false, shape: 'any', choices: 20, uris: 20, limits: true },
} as const satisfies Record<string, Extent>;
