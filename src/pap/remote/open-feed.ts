import { rootCertificates } from 'node:tls';
import type { Log } from '../../telemetry/log.js';
import { bundleFolder } from './bundle-folder.js';
import type { BundleSpec, ServiceSpec } from './bundle-spec.js';
import type { BundleStatus } from './bundle-status.js';
import { createCredential } from './credentials/index.js';
import { secretFile } from './credentials/secret-file.js';
import { downloadBundle } from './download.js';
import type { Connections, TlsMaterial } from './exchange.js';
import { createFeed, type Feed } from './feed.js';
import { openRevisionStore } from './revision-store.js';
import type { Random } from './schedule.js';
import { shownUrl } from './shown-url.js';

export interface FeedSurroundings {
  readonly connections: Connections;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly random: Random;
  /** Wall time, milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** What was signed before what decided last is refused, and what does not say when. */
  readonly noRollback: boolean;
  readonly onStatus: (status: BundleStatus) => void;
}

/** The feed of a bundle, its server and its credentials behind it. `folder`: where all bundles are kept; absent: nothing is. */
export async function openFeed(spec: BundleSpec, folder: string | undefined, around: FeedSurroundings): Promise<Feed> {
  const { connections, env, random, now, log, noRollback, onStatus } = around;
  const tls = await trusted(spec.service);
  const credential = createCredential(spec.service.credential, { connections, env, now }, tls);
  const keeps = folder !== undefined && spec.persist;
  if (noRollback && !keeps)
    log.warn(
      `bundle \`${spec.name}\` is not kept (\`persist: false\`), nor when the newest was signed: \`--policy-no-rollback\` holds until this program ends`,
    );
  return createFeed(spec, {
    download: (options) => downloadBundle(spec, options, { connections, credential, tls }),
    revisions: keeps ? openRevisionStore(bundleFolder(folder, spec), shownUrl(spec.url)) : undefined,
    timers: connections.timers,
    random,
    now,
    log,
    noRollback,
    onStatus,
  });
}

async function trusted({ caCert, systemCaToo }: ServiceSpec): Promise<TlsMaterial> {
  if (caCert === undefined) return {};
  const ca = await secretFile('ca_cert', caCert);
  return { ca: systemCaToo ? [ca, ...rootCertificates] : [ca] };
}
