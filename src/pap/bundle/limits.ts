/**
 * What a policy may weigh. A policy is trusted, but a bundle travels, and a zip bomb or a mistaken folder
 * (`--policy=/`) should end in a sentence and not in swap.
 */
export const POLICY_LIMITS = {
  /** Files of one source. */
  files: 10_000,
  /** Headers of an archive: a file may have one for its long name, and folders have their own. */
  headers: 30_000,
  /** A header's own text, such as a long name. */
  headerTextBytes: 64 * 1024,
  /** `.signatures.json`: what is read of a bundle before anybody is known to have signed it. 10,000 files take a sixth of it. */
  signaturesBytes: 16 * 1024 * 1024,
  /** One file, unpacked. Data documents of real deployments are a few MB. */
  fileBytes: 32 * 1024 * 1024,
  /** All data documents of one source: in memory they take ten times that. */
  dataBytes: 64 * 1024 * 1024,
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
