import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PolicySource } from '../../src/pap/source/policy-source.js';
import { watchSources, type Watch } from '../../src/pap/watch.js';
import { folder, until, type Folder } from './folder.js';

let place: Folder;
let watch: Watch | undefined;
let changes = 0;
beforeEach(() => {
  place = folder();
  changes = 0;
});
afterEach(() => {
  watch?.close();
  place.remove();
});

function start(source: PolicySource): void {
  watch = watchSources([source], () => changes++);
}

/** Does it, and waits until it was noticed. */
async function noticed(act: () => void): Promise<void> {
  const before = changes;
  act();
  await until(() => changes > before);
}

const yaml = (path: string): PolicySource => ({ kind: 'yaml', path });

test('a save in place, and another', async () => {
  const path = place.write('p.yaml', '1');
  start(yaml(path));
  await noticed(() => writeFileSync(path, '2'));
  await noticed(() => writeFileSync(path, '3'));
});

test('what is watched from now on is looked at once more: a save that came before was seen by nobody', async () => {
  const path = place.write('p.yaml', '1');
  const extended: string[] = [];
  watch = watchSources(
    [yaml(path)],
    () => changes++,
    () => extended,
  );
  const base = place.write('base/b.yaml', '1');
  extended.push(base);
  writeFileSync(base, '2');
  await noticed(() => watch?.refresh());
  await noticed(() => writeFileSync(base, '3'));
});

test('a save by rename, as editors do it, twice', async () => {
  const path = place.write('p.yaml', '1');
  start(yaml(path));
  for (const text of ['2', '3']) {
    await noticed(() => {
      place.write('.p.yaml.swp', 'swap');
      place.write('p.yaml~', 'backup');
      place.write('p.yaml.tmp', text);
      renameSync(place.at('p.yaml.tmp'), path);
    });
  }
});

test('removed and made again', async () => {
  const path = place.write('p.yaml', '1');
  start(yaml(path));
  await noticed(() => unlinkSync(path));
  await noticed(() => writeFileSync(path, '2'));
  await noticed(() => writeFileSync(path, '3'));
});

test('its folder removed and made again', async () => {
  const path = place.write('policies/p.yaml', '1');
  start(yaml(path));
  await noticed(() => rmSync(place.at('policies'), { recursive: true }));
  await noticed(() => place.write('policies/p.yaml', '2'));
  await noticed(() => place.write('policies/p.yaml', '3'));
});

test('a link that points elsewhere, as a mounted ConfigMap swaps it, twice', async () => {
  place.write('..v1/p.yaml', '1');
  place.write('..v2/p.yaml', '2');
  place.write('..v3/p.yaml', '3');
  symlinkSync('..v1', place.at('..data'));
  symlinkSync('..data/p.yaml', place.at('p.yaml'));
  start(yaml(place.at('p.yaml')));
  for (const version of ['..v2', '..v3']) {
    await noticed(() => {
      symlinkSync(version, place.at('..data_tmp'));
      renameSync(place.at('..data_tmp'), place.at('..data'));
    });
  }
  await noticed(() => place.write('..v3/p.yaml', '4'));
});

test('a folder: files that change, come, go, and lie deeper', async () => {
  place.write('policy/p.rego', '1');
  start({ kind: 'directory', path: place.at('policy') });
  await noticed(() => place.write('policy/p.rego', '2'));
  await noticed(() => place.write('policy/q.rego', '1'));
  await noticed(() => place.write('policy/acme/data.json', '{}'));
  await noticed(() => place.write('policy/acme/data.json', '{"a":1}'));
  await noticed(() => unlinkSync(place.at('policy/q.rego')));
});

test('a folder that is replaced by another of the same name', async () => {
  place.write('policy/p.rego', '1');
  place.write('next/p.rego', '2');
  start({ kind: 'directory', path: place.at('policy') });
  await noticed(() => {
    renameSync(place.at('policy'), place.at('old'));
    renameSync(place.at('next'), place.at('policy'));
  });
  await noticed(() => place.write('policy/p.rego', '3'));
});

test('a folder in links of a mounted ConfigMap', async () => {
  place.write('..v1/p.rego', '1');
  place.write('..v2/p.rego', '2');
  symlinkSync('..v1', place.at('..data'));
  symlinkSync('..data/p.rego', place.at('p.rego'));
  start({ kind: 'directory', path: place.path });
  await noticed(() => {
    symlinkSync('..v2', place.at('..data_tmp'));
    renameSync(place.at('..data_tmp'), place.at('..data'));
  });
});

test('a folder above that is replaced', async () => {
  place.write('a/b/p.yaml', '1');
  place.write('next/b/p.yaml', '2');
  start(yaml(place.at('a/b/p.yaml')));
  await noticed(() => {
    renameSync(place.at('a'), place.at('old'));
    renameSync(place.at('next'), place.at('a'));
  });
  await noticed(() => place.write('a/b/p.yaml', '3'));
});

test('neighbours, an audit log among them, are none of its business', async () => {
  const path = place.write('p.yaml', '1');
  start(yaml(path));
  for (let i = 0; i < 20; i++) place.write('audit.log', `${i}`);
  place.write('.p.yaml.swp', 'x');
  mkdirSync(place.at('folder'));
  place.write('4913', '');
  await noticed(() => writeFileSync(path, '2'));
  expect(changes).toBe(1);
});

test('where others write all the time, a save is noticed, and the next', async () => {
  const path = place.write('p.yaml', '1');
  utimesSync(path, 1, 1);
  start(yaml(path));
  let written = 0;
  const others = setInterval(() => {
    for (let i = 0; i < 50; i++) place.write(`audit${i % 2}.log`, `${written++}`);
  }, 1);
  try {
    for (const text of ['2', '3', '4']) {
      const before = written;
      await until(() => written > before + 200);
      await noticed(() => {
        writeFileSync(path, text);
        // As a copy that keeps the date of its original.
        utimesSync(path, 1, 1);
      });
      await noticed(() => {
        place.write('p.yaml.tmp', `${text}, by rename`);
        renameSync(place.at('p.yaml.tmp'), path);
      });
    }
  } finally {
    clearInterval(others);
  }
});

test('many writes in a row are few changes', async () => {
  const path = place.write('p.yaml', '1');
  start(yaml(path));
  await noticed(() => {
    for (let i = 0; i < 200; i++) writeFileSync(path, `${i}`);
  });
  expect(changes).toBeLessThanOrEqual(2);
});

test('a branch that is checked out: files of a folder go, come and change one after the other, and the last one is noticed', async () => {
  place.write('policy/a.rego', '1');
  place.write('policy/deep/b.rego', '1');
  start({ kind: 'directory', path: place.at('policy') });
  await noticed(() => {
    // As git does it: what is another file on that branch is removed, and made again.
    for (const name of ['policy/a.rego', 'policy/deep/b.rego']) unlinkSync(place.at(name));
    rmSync(place.at('policy/deep'), { recursive: true });
    place.write('policy/a.rego', '2');
    place.write('policy/other/c.rego', '2');
  });
  await noticed(() => place.write('policy/other/c.rego', '3'));
});

test('a file that is written in parts', async () => {
  const path = place.write('p.yaml', '1');
  start(yaml(path));
  await noticed(() => writeFileSync(path, 'rules:\n'));
  await noticed(() => appendFileSync(path, '  - tool: a\n'));
});
