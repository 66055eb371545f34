/** How a bundle stands, for the log and the records (OPA: status, per bundle). */
export interface BundleStatus {
  readonly name: string;
  /** Origin and path: a query may hold a secret. */
  readonly url: string;
  /** `failing`: the last download or activation failed, and what was good before decides. */
  readonly state: 'waiting' | 'ok' | 'failing' | 'pinned';
  /** What decides came from there. */
  readonly from?: 'network' | 'disk';
  /** Content hash of the archive that decides, and the revision in its manifest. */
  readonly sha256?: string;
  readonly revision?: string;
  /** Wall time in milliseconds: the last answer that was no failure, and the last activation. */
  readonly lastSuccess?: number;
  readonly lastActivation?: number;
  readonly lastError?: string;
  /** In a row. */
  readonly failures: number;
}

/** Its name in a record. */
export function statusRecord(status: BundleStatus): { readonly [name: string]: string | number } {
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    name: status.name,
    url: status.url,
    state: status.state,
    ...(status.from === undefined ? {} : { from: status.from }),
    ...(status.sha256 === undefined ? {} : { sha256: status.sha256 }),
    ...(status.revision === undefined ? {} : { bundle_revision: status.revision }),
    ...(status.lastSuccess === undefined ? {} : { last_success: time(status.lastSuccess) }),
    ...(status.lastActivation === undefined ? {} : { last_activation: time(status.lastActivation) }),
    ...(status.lastError === undefined ? {} : { last_error: status.lastError }),
    failures: status.failures,
  };
}
