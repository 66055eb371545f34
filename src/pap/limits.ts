/**
 * What a policy may weigh. A policy is trusted, but a bundle travels, and a zip bomb or a mistaken folder
 * (`--policy=/`) should end in a sentence and not in swap.
 */
export const POLICY_LIMITS = {
  /** Files of one source. */
  files: 10_000,
  /** One file, unpacked. Data documents of real deployments are a few MB. */
  fileBytes: 32 * 1024 * 1024,
  /** All files of one source, unpacked. */
  totalBytes: 128 * 1024 * 1024,
  /** The compressed bundle. */
  archiveBytes: 64 * 1024 * 1024,
  /** So many times its size a bundle may unpack to, … */
  unpackRatio: 200,
  /** … and to so much whatever its size. Rego and JSON compress to a fifth or a tenth. */
  unpackFreeBytes: 16 * 1024 * 1024,
  /** A path inside a bundle or below a folder. */
  pathBytes: 1_024,
  /** Folders below each other. */
  depth: 32,
} as const;
