/** How a file is read: as a text that a tool answers, as one JSON document, as one document a line, or by what it looks like. */
export const READ_AS = ['auto', 'text', 'json', 'lines'] as const;
export type ReadAs = (typeof READ_AS)[number];

export const SCAN_FORMATS = ['table', 'json', 'sarif'] as const;

/** What ends with exit code 1: what the policy would refuse or redact, or whatever was found. */
export const SCAN_FAILS = ['refused', 'found'] as const;
