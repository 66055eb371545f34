import { chmodSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackBundle } from '../../../src/pap/archive/unpack.js';
import type { Archive, Stated } from '../../../src/pap/remote/archive.js';
import type { BundleSpec } from '../../../src/pap/remote/bundle-spec.js';
import type { BundleStatus } from '../../../src/pap/remote/bundle-status.js';
import type { Download, DownloadOptions } from '../../../src/pap/remote/download.js';
import { createFeed, type Feed } from '../../../src/pap/remote/feed.js';
import { KEPT_REVISIONS, openRevisionStore, type RevisionStore } from '../../../src/pap/remote/revision-store.js';
import { statedIn } from '../../../src/pap/remote/stated.js';
import { silentLog } from '../../../src/telemetry/log.js';
import { folder, until, type Folder } from '../folder.js';
import { bundleAllowing } from './bundle-server.js';
import { manualTimers, type ManualTimers } from './manual-timers.js';

const URL_SHOWN = 'https://bundles.example/b.tar.gz';
const spec: BundleSpec = {
  name: 'b',
  service: { name: 's', url: new URL('https://bundles.example'), headers: {}, systemCaToo: true, headersMs: 10_000 },
  url: new URL(`${URL_SHOWN}?key=secret`),
  polling: { minMs: 60_000, maxMs: 120_000 },
  trigger: 'periodic',
  persist: true,
  sizeLimitBytes: 1_000_000,
};

let place: Folder;
let timers: ManualTimers;
let revisions: RevisionStore;
let asked: DownloadOptions[];
let warnings: string[];
let statuses: BundleStatus[];
/** What the server answers, in order; the last answer stays. */
let answers: Download[];
let now: number;
let feeds: Feed[];
beforeEach(() => {
  place = folder();
  timers = manualTimers();
  revisions = openRevisionStore(place.at('bundle'), URL_SHOWN);
  [asked, warnings, statuses, answers, feeds] = [[], [], [], [], []];
  now = 1_000_000;
});
afterEach(() => {
  for (const feed of feeds) feed.close();
  place.remove();
});

/** A proxy's feed: each is another start on the same folder. */
function start(more: Partial<BundleSpec> = {}, noRollback = false): Feed {
  const feed = createFeed(
    { ...spec, ...more },
    {
      download: (options) => {
        asked.push(options);
        const [next] = answers.length > 1 ? answers.splice(0, 1) : answers;
        return Promise.resolve(next ?? down);
      },
      revisions,
      timers,
      random: () => 0.5,
      now: () => now,
      noRollback,
      log: { ...silentLog, warn: (message) => warnings.push(message) },
      onStatus: (status) => statuses.push(status),
    },
  );
  feeds.push(feed);
  return feed;
}

const down: Download = { kind: 'failure', message: 'nobody there' };
const same: Download = { kind: 'unchanged', longPoll: false };
const bundle = (tool: string, longPoll = false): Download => ({ kind: 'bundle', bytes: bundleAllowing(tool), etag: `"${tool}"`, longPoll });

/** Loads what the feed gives, as a policy store does, and says that it decides. */
async function load(feed: Feed): Promise<string | undefined> {
  const archive = await feed.archive();
  const stated = await statedOf(archive);
  feed.activated(archive, stated);
  return stated.revision;
}

async function statedOf({ bytes }: Archive): Promise<Stated> {
  return statedIn(await unpackBundle('b', bytes), undefined);
}

const given = async (feed: Feed) => (await statedOf(await feed.archive())).revision;

/** One poll, which ends in a new wait. */
async function poll(ms: number): Promise<void> {
  timers.pass(ms);
  await until(() => timers.pending.length > 0);
}

describe('a start', () => {
  test('downloads, and keeps what was activated with its tag, hash and URL', async () => {
    answers = [bundle('a')];
    expect(await load(start())).toBe('a');
    expect(revisions.list()).toEqual([
      {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        url: URL_SHOWN,
        etag: '"a"',
        revision: 'a',
        bytes: bundleAllowing('a').length,
        activated: 1_000_000,
      },
    ]);
    expect(JSON.stringify(revisions.list())).not.toContain('secret');
  });

  test('what was not activated is not kept', async () => {
    answers = [bundle('a')];
    await start().archive();
    expect(revisions.list()).toEqual([]);
  });

  test('asks with the tag of what is kept, and uses that when it is unchanged', async () => {
    answers = [bundle('a'), same];
    await load(start());
    expect(await load(start())).toBe('a');
    expect(asked.map(({ etag }) => etag)).toEqual([undefined, '"a"']);
    expect(warnings).toEqual([]);
  });

  test('without network the last good one decides, loudly, and the server gets less time to answer', async () => {
    answers = [bundle('a'), down];
    await load(start());
    const later = start();
    expect(await load(later)).toBe('a');
    expect(warnings).toEqual([
      'bundle `b` cannot be downloaded (nobody there): the one that was active at 1970-01-01T00:16:40.000Z decides, revision a',
    ]);
    expect(later.status()).toMatchObject({ state: 'failing', from: 'disk', revision: 'a', lastError: 'nobody there', failures: 1 });
    expect(asked.map(({ headersMs }) => headersMs)).toEqual([10_000, 5_000]);
  });

  test('without network and without anything kept there is no start', async () => {
    await expect(start().archive()).rejects.toThrow('bundle `b` cannot be downloaded, and none is kept from before: nobody there');
  });

  test('a new bundle that cannot be loaded: the one before decides, loudly', async () => {
    answers = [bundle('a'), bundle('bad')];
    await load(start());
    const later = start();
    expect(await given(later)).toBe('bad');
    expect(later.fallBack('it does not compile')).toBe(true);
    expect(await load(later)).toBe('a');
    expect(warnings.join()).toMatch(/cannot be loaded \(it does not compile\): the one that was active at \S+ decides, revision a/);
    expect(revisions.list().map(({ revision }) => revision)).toEqual(['a']);
  });

  test('there is nothing to fall back to the first time', async () => {
    answers = [bundle('bad')];
    const feed = start();
    await feed.archive();
    expect(feed.fallBack('it does not compile')).toBe(false);
  });
});

describe('polls', () => {
  test('wait between the least and the most; 304 is a success', async () => {
    answers = [bundle('a'), same];
    const feed = start();
    await load(feed);
    feed.follow(() => Promise.resolve(undefined));
    expect(timers.pending).toEqual([90_000]);
    now += 90_000;
    await poll(90_000);
    expect(feed.status()).toMatchObject({ state: 'ok', lastSuccess: now, lastActivation: 1_000_000, failures: 0 });
    expect(asked.at(-1)).toEqual({ etag: '"a"' });
  });

  test('a new bundle is loaded, and activated when that went well', async () => {
    answers = [bundle('a'), bundle('b')];
    const feed = start();
    await load(feed);
    feed.follow(async () => void (await load(feed)));
    await poll(90_000);
    expect(feed.status()).toMatchObject({ state: 'ok', revision: 'b', from: 'network' });
    expect(
      revisions
        .list()
        .map(({ revision }) => revision)
        .toSorted((a = '', b = '') => a.localeCompare(b)),
    ).toEqual(['a', 'b']);
  });

  test('one that cannot be loaded leaves the last good one, is told, and asked for again without a tag', async () => {
    answers = [bundle('a'), bundle('bad'), bundle('good')];
    const feed = start();
    await load(feed);
    let error: Error | undefined = new Error('line 3: unexpected token');
    feed.follow(async () => {
      if (error === undefined) await load(feed);
      else await feed.archive();
      return error;
    });
    await poll(90_000);
    expect(feed.status()).toMatchObject({ state: 'failing', revision: 'a', lastError: 'line 3: unexpected token', failures: 1 });
    expect(await given(feed)).toBe('a');
    expect(warnings).toEqual(['bundle `b`: line 3: unexpected token; the last good one stays active']);
    error = undefined;
    await poll(1_000);
    expect(asked.at(-1)).toEqual({});
    expect(feed.status()).toMatchObject({ state: 'ok', revision: 'good', failures: 0 });
    expect(feed.status().lastError).toBeUndefined();
  });

  test('failures: the waits grow by 1.6, up to the most, and the 1st, 10th … is told', async () => {
    answers = [bundle('a'), down];
    const feed = start();
    await load(feed);
    feed.follow(() => Promise.resolve(undefined));
    await poll(90_000);
    const waits: number[] = [];
    for (let failures = 1; failures <= 12; failures++) {
      const [wait = 0] = timers.pending;
      waits.push(Math.round(wait));
      await poll(wait);
    }
    expect(waits).toEqual([1000, 1600, 2560, 4096, 6554, 10486, 16777, 26844, 42950, 68719, 109951, 120000]);
    expect(warnings).toHaveLength(2);
  });

  test('the same bytes under a new tag are no news', async () => {
    const { bytes, longPoll } = bundle('a') as Download & { kind: 'bundle' };
    answers = [bundle('a'), { kind: 'bundle', bytes, longPoll, etag: '"other"' }, same];
    const feed = start();
    await load(feed);
    feed.follow(() => Promise.reject(new Error('nothing is to be loaded')));
    await poll(90_000);
    await poll(90_000);
    expect(asked.at(-1)).toEqual({ etag: '"other"' });
  });

  test('long: the server that waits is asked again soon; one that does not is polled', async () => {
    answers = [bundle('a', true), { kind: 'unchanged', longPoll: true }, same];
    const feed = start({ polling: { ...spec.polling, longPollMs: 30_000 } });
    await load(feed);
    feed.follow(() => Promise.resolve(undefined));
    expect(timers.pending).toEqual([500]);
    await poll(500);
    expect(asked.at(-1)).toEqual({ etag: '"a"', waitMs: 30_000 });
    expect(timers.pending).toEqual([500]);
    await poll(500);
    expect(timers.pending).toEqual([90_000]);
    await poll(90_000);
    expect(asked.at(-1)).toEqual({ etag: '"a"' });
  });

  test('by hand: no poll by itself, and one when it is asked for', async () => {
    answers = [bundle('a'), bundle('b')];
    const feed = start({ trigger: 'manual' });
    await load(feed);
    feed.follow(() => Promise.resolve(undefined));
    expect(timers.pending).toEqual([]);
    const settle = await feed.refresh();
    expect(await load(feed)).toBe('b');
    settle(undefined);
    expect(feed.status()).toMatchObject({ revision: 'b', failures: 0 });
  });

  test('an end calls everything off', async () => {
    answers = [bundle('a')];
    const feed = start();
    await load(feed);
    feed.follow(() => Promise.resolve(undefined));
    feed.close();
    expect(timers.pending).toEqual([]);
  });
});

describe('pins', () => {
  const hashOf = (revision: string) => revisions.list().find((kept) => kept.revision === revision)?.sha256 ?? '';

  beforeEach(async () => {
    for (const tool of ['a', 'b']) {
      answers = [bundle(tool)];
      now += 1_000;
      await load(start());
    }
    answers = [bundle('c')];
  });

  test('an earlier revision decides, now and after a start, and the server is not asked', async () => {
    const feed = start();
    await load(feed);
    revisions.pin.set(hashOf('a'));
    expect(await load(feed)).toBe('a');
    expect(feed.status()).toMatchObject({ state: 'pinned', revision: 'a' });
    const before = asked.length;
    feed.follow(() => Promise.resolve(undefined));
    await poll(90_000);
    expect(await load(start())).toBe('a');
    expect(asked).toHaveLength(before);
  });

  test('cleared, what is newest decides again, and is asked for at once', async () => {
    const feed = start();
    await load(feed);
    feed.follow(() => Promise.resolve(undefined));
    revisions.pin.set(hashOf('a'));
    await load(feed);
    revisions.pin.clear();
    expect(await load(feed)).toBe('c');
    expect(feed.status().state).toBe('ok');
    expect(timers.pending).toEqual([0]);
  });

  test('one that is not kept, or that cannot be read, stops what would go past it', async () => {
    revisions.pin.set('0'.repeat(64));
    await expect(start().archive()).rejects.toThrow(/pinned to a revision that is not kept, or is damaged \(000000000000\)/);
    writeFileSync(revisions.pin.path, 'nonsense');
    await expect(start().archive()).rejects.toThrow(/holds no revision/);
  });

  test('a pinned revision outlives the limit of what is kept', async () => {
    revisions.pin.set(hashOf('a'));
    const pinned = hashOf('a');
    for (let n = 0; n < KEPT_REVISIONS + 2; n++) {
      now += 1_000;
      revisions.keep({ bytes: bundleAllowing(`t${n}`), sha256: String(n).padStart(64, '0'), from: 'network' }, {}, now);
    }
    expect(revisions.list().map(({ sha256 }) => sha256)).toContain(pinned);
    expect(revisions.list()).toHaveLength(KEPT_REVISIONS + 1);
  });
});

describe('what lies on disk is not trusted for lying there', () => {
  const files = () => readdirSync(place.at('bundle'));
  const fileOf = (ending: string) => join(place.at('bundle'), files().find((name) => name.endsWith(ending)) ?? '');

  beforeEach(async () => {
    answers = [bundle('a')];
    await load(start());
    answers = [down];
  });

  test.each<[string, () => void]>([
    ['other bytes', () => writeFileSync(fileOf('.tar.gz'), bundleAllowing('evil'))],
    ['half of it', () => writeFileSync(fileOf('.tar.gz'), bundleAllowing('a').subarray(0, 50))],
    ['what it says of itself', () => writeFileSync(fileOf('.json'), '{"sha256": 1}')],
    ['another URL', () => writeFileSync(fileOf('.json'), JSON.stringify({ ...revisions.list()[0], url: 'https://evil.example/b' }))],
  ])('%s: as if it were not there', async (_what, damage) => {
    damage();
    await expect(start().archive()).rejects.toThrow('none is kept from before');
  });

  test.skipIf(process.platform === 'win32')('a file that others may write', async () => {
    chmodSync(fileOf('.tar.gz'), 0o666);
    await expect(start().archive()).rejects.toThrow('none is kept from before');
  });

  test.skipIf(process.platform === 'win32')('a link in its place, even to the same bytes', async () => {
    const file = fileOf('.tar.gz');
    renameSync(file, place.at('elsewhere'));
    symlinkSync(place.at('elsewhere'), file);
    await expect(start().archive()).rejects.toThrow('none is kept from before');
  });

  test.skipIf(process.platform === 'win32')('a folder that others may write: nothing is read, and keeping is refused', async () => {
    chmodSync(place.at('bundle'), 0o777);
    await expect(start().archive()).rejects.toThrow('none is kept from before');
    answers = [bundle('b')];
    expect(await load(start())).toBe('b');
    expect(warnings.join()).toMatch(/not kept for a start without network: .* others may write to it$/);
    await load(start({}, true));
    expect(warnings.at(-1)).toMatch(/others may write to it; nor is when it was signed: a later start may be given an older one$/);
  });
});
