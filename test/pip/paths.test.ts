import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathArguments } from '../../src/inspect/roles/path-arguments.js';
import { createPathResolver, MAX_PATH_CHARACTERS, MAX_PATHS, type PathResolver } from '../../src/pip/paths.js';
import { physicalPath, type PathFs } from '../../src/pip/physical-path.js';
import { spellings } from '../../src/pip/spellings.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { manualClock } from '../pep/harness.js';
import * as fc from '../properties.js';

let root: string;
const clock = manualClock();

/** `root`/docs is what the policy allows; everything else must not count as below it. */
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-pip-')));
  for (const folder of ['docs/sub/deep', 'docs-evil', 'secret/inner', 'home', 'work']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['docs/a.txt', 'docs/sub/b.txt', 'secret/key', 'docs-evil/x', 'home/f', 'work/w']) writeFileSync(join(root, file), '');
  symlinkSync(join(root, 'secret'), join(root, 'docs/out'));
  symlinkSync('../secret/inner', join(root, 'docs/inner'));
  symlinkSync(join(root, 'secret/not-yet'), join(root, 'docs/dangling'));
  symlinkSync('loop', join(root, 'docs/loop'));
  symlinkSync(join(root, 'docs'), join(root, 'alias'));
  symlinkSync('sub/deep', join(root, 'docs/down'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const resolver = (cwd = join(root, 'work')): PathResolver => createPathResolver({ cwd, clock, home: join(root, 'home') });
const factOf = (value: JsonValue, prefixes: readonly string[] = [join(root, 'docs')]) =>
  resolver().facts([{ pointer: '/arguments/path', value }], prefixes)?.['/arguments/path'];

test.each(['docs/a.txt', 'docs/out/key', 'docs/out/new.txt', 'docs/loop', 'docs/dangling', 'docs/a..b', 'docs/new/deeper', 'docs-evil/x'])(
  'tells of %s, plainly written, what it tells of the same with a dot in it',
  (path) => {
    const prefixes = [join(root, 'docs'), join(root, 'secret'), 'C:\\Windows'];
    expect(factOf(join(root, path), prefixes)).toEqual(factOf(`/.${join(root, path)}`, prefixes));
  },
);

test('sees a link that was pointed elsewhere between two groups', () => {
  const link = join(root, 'work/link');
  symlinkSync(join(root, 'docs'), link);
  const paths = resolver();
  const ask = () => paths.facts([{ pointer: '/arguments/path', value: join(link, 'a.txt') }], [join(root, 'docs')])?.['/arguments/path'];
  expect(ask()?.under).toEqual([join(root, 'docs')]);
  rmSync(link);
  symlinkSync(join(root, 'secret'), link);
  expect(ask()?.under).toEqual([]);
});

describe('a `file:` URI as a path: the filesystem server reads it as a relative one, and makes folders below `file:`', () => {
  const uriFact = (cwd: string, prefixes: readonly string[]) => {
    const uri = `file://${join(root, 'docs/new')}`;
    const args = pathArguments({ path: uri, uri });
    const facts = resolver(cwd).facts(args, prefixes);
    return [facts?.['/arguments/path'], facts?.['/arguments/uri']];
  };

  test('no allow holds where that lies elsewhere, and a deny of where it lies trips', () => {
    const [docs, work] = [join(root, 'docs'), join(root, 'work')];
    const [path, uri] = uriFact(work, [docs, work]);
    expect(path).toMatchObject({ resolved: join(docs, 'new'), under: [], touches: [docs, work], also: [join(work, 'file:', docs, 'new')] });
    expect(uri).toEqual({ lexical: join(docs, 'new'), resolved: join(docs, 'new'), under: [docs] });
  });

  test('an allow holds where both lie below', () => {
    const docs = join(root, 'docs');
    expect(uriFact(docs, [docs])[0]?.under).toEqual([docs]);
  });
});

describe('S-12: which prefixes hold a path', () => {
  test.each([
    ['the folder itself', 'docs', true],
    ['with a slash at its end', 'docs/', true],
    ['a file in it', 'docs/a.txt', true],
    ['a file further down', 'docs/sub/b.txt', true],
    ['one that does not exist yet', 'docs/new/deeper/file.txt', true],
    ['a sibling whose name begins alike', 'docs-evil/x', false],
    ['its parent', 'docs/..', false],
    ['out of it and further', 'docs/../../x', false],
    ['out of it and back', 'docs/../docs/a.txt', true],
    ['out and back through a folder that does not exist', 'docs/none/../a.txt', true],
    ['into a sibling by dots', 'docs/../docs-evil/x', false],
    ['a dot', 'docs/./a.txt', true],
    ['two slashes', 'docs//a.txt', true],
    ['three dots are a name', 'docs/.../a', true],
    ['a link that leads out', 'docs/out/key', false],
    ['a relative link that leads out', 'docs/inner', false],
    ['a new file behind a link that leads out', 'docs/out/new.txt', false],
    ['a link to what does not exist, which a write would create outside', 'docs/dangling', false],
    ['below a link to what does not exist', 'docs/dangling/x', false],
    ['a link to itself', 'docs/loop', false],
    ['a link that stays inside', 'docs/down/new', true],
    ['another name of the folder', 'alias/a.txt', true],
    // The kernel leaves the directory that the link led to, path.resolve() the one that holds the link.
    ['dots after a link that leads out', 'docs/out/../secret/key', false],
    ['dots after a link, inside for one reader and outside for another', 'docs/out/../a.txt', false],
    ['dots after a link further down, inside for both', 'docs/down/../b.txt', true],
    ['backslashes, which some servers take for slashes', 'docs\\..\\..\\secret', false],
    ['backslashes in a name', 'docs/a\\b', true],
    ['a NUL', 'docs/a.txt\0.png', false],
    ['a file that is used as a folder', 'docs/a.txt/x', true],
  ])('%s: %s', (_what, path, holds) => {
    const fact = factOf(`${root}/${path}`);
    expect(fact?.under).toEqual(holds ? [join(root, 'docs')] : []);
  });

  test.each(['~root/x', '~root', '~john.doe/x', '"~root/x"', '$HOME/x', '${HOME}/x', '$PWD/../secret', ' $OLDPWD', '%USERPROFILE%\\x'])(
    'what only some servers expand is nowhere, and below every folder that a deny names: %j',
    (path) => {
      const facts = resolver(join(root, 'docs')).facts([{ pointer: '/arguments/path', value: path }], [join(root, 'docs'), '/']);
      expect(facts?.['/arguments/path']).toMatchObject({ under: [], touches: [join(root, 'docs'), '/'] });
    },
  );

  test.each([
    ['~$report.docx', 'the lock of an office suite'],
    ['~WRL0001.tmp', 'its copy'],
    ['$id.tsx', 'a route of a web framework'],
    ['sub/~root/x', 'a variable or a home only stands at the beginning'],
    ['sub/$HOME', 'likewise'],
    ['%C3%A9t%C3%A9.txt', 'a name that was encoded'],
    ['100%', 'a share'],
    ['$', 'a sign'],
  ])('other names are names: %j (%s)', (path, _why) => {
    const facts = resolver(join(root, 'docs')).facts([{ pointer: '/arguments/path', value: path }], [join(root, 'docs')]);
    expect(facts?.['/arguments/path']?.under).toEqual([join(root, 'docs')]);
  });

  test.each([
    ['inside for one reader and outside for another', 'docs/out/../a.txt', 'docs'],
    ['backslashes, which some servers take for slashes', 'work\\..\\docs\\a.txt', 'docs'],
    ['a NUL', 'docs/a.txt\0.png', 'docs'],
  ])('where readers disagree a deny is told of every place: %s', (_what, path, prefix) => {
    const fact = factOf(`${root}/${path}`, [join(root, prefix)]);
    expect(fact).toMatchObject({ under: [], touches: [join(root, prefix)] });
  });

  test.each([
    ['a NUL, where some servers end it', 'docs/a.txt\0.png'],
    ['a link to itself', 'docs/loop'],
  ])('what a path contains or ends with is not told either where nobody knows its end: %s', (_what, path) => {
    expect(factOf(`${root}/${path}`)).toMatchObject({ lexical: '', resolved: '' });
  });

  test('a long s is an s as well, as it is where letter case does not matter', () => {
    expect(factOf(`${root}/docs/.ſsh/key`)?.also).toContain(join(root, 'docs/.ssh/key'));
  });

  test('where they agree there is nothing to tell', () => {
    expect(factOf(`${root}/docs/a.txt`)).not.toHaveProperty('touches');
    expect(factOf(`${root}/secret/key`)).not.toHaveProperty('touches');
  });

  test('a relative path starts from the server’s working directory', () => {
    expect(factOf('w')?.resolved).toBe(join(root, 'work/w'));
    expect(factOf('../docs/a.txt')?.under).toHaveLength(1);
    expect(factOf('')?.resolved).toBe(join(root, 'work'));
  });

  test('a tilde is the home directory, alone or before a slash', () => {
    const home = [join(root, 'home')];
    expect(factOf('~/f', home)?.under).toEqual(home);
    expect(factOf('~', home)?.under).toEqual(home);
    expect(factOf('~root/f', home)?.under).toEqual([]);
    expect(factOf('~/../secret/key', home)?.under).toEqual([]);
  });

  test('a prefix is read like a path: through links, from the working directory, with a tilde, with a slash at its end', () => {
    expect(factOf(join(root, 'docs/a.txt'), [join(root, 'alias')])?.under).toEqual([join(root, 'alias')]);
    expect(factOf(join(root, 'docs/a.txt'), ['../docs', '../docs/'])?.under).toEqual(['../docs', '../docs/']);
    expect(factOf('~/f', ['~', '/'])?.under).toEqual(['~', '/']);
  });

  test('a Windows path is a strange name here, below no prefix', () => {
    for (const path of ['C:\\Users\\x', '\\\\server\\share', '//?/C:/x']) expect(factOf(path, [join(root, 'docs')])?.under).toEqual([]);
  });

  test.each([
    ['a number', 7],
    ['null', null],
    ['an array', []],
    ['an object', { path: '/' }],
    ['true', true],
  ])('%s is no path: below nothing, not even the root', (_what, value) => {
    expect(factOf(value, ['/'])).toEqual({ lexical: '', resolved: '', under: [] });
  });

  test('both spellings are stated, so that a policy can look for words in either', () => {
    expect(factOf(`${root}/docs/sub/../out/key`)).toMatchObject({
      lexical: join(root, 'docs/out/key'),
      resolved: join(root, 'secret/key'),
    });
  });

  test('where the server may start relative paths elsewhere, they are below what holds for every start', () => {
    const paths = createPathResolver({ cwd: join(root, 'docs'), bases: [root], clock });
    const at = (value: string) => paths.facts([{ pointer: '/p', value }], [join(root, 'docs')])?.['/p'];
    // The filesystem server opens `root`/secret/key, whatever its working directory is.
    expect(at('secret/key')).toMatchObject({ under: [], touches: [join(root, 'docs')], also: [join(root, 'secret/key')] });
    expect(at(join(root, 'docs/a.txt'))?.under).toHaveLength(1);
  });

  test.each([
    ['blanks before it', (path: string) => ` \t${path}`],
    ['quotes around it', (path: string) => `"${path}"`],
    ['quotes and blanks', (path: string) => `' ${path}' `],
  ])('what some servers strip hides no absolute path: %s', (_what, wrap) => {
    const paths = createPathResolver({ cwd: join(root, 'docs'), clock });
    const under = (value: string) => paths.facts([{ pointer: '/p', value }], [join(root, 'docs')])?.['/p']?.under;
    expect(under(wrap(join(root, 'secret/key')))).toEqual([]);
    expect(under(wrap(join(root, 'docs/a.txt')))).toHaveLength(1);
  });

  test('a name is followed in every Unicode normal form, because some servers and file systems take them for one', () => {
    symlinkSync(join(root, 'secret'), join(root, 'docs/caf\u00e9'));
    const fact = factOf(`${root}/docs/cafe\u0301/key`);
    expect(fact?.under).toEqual([]);
    expect(fact?.also).toEqual(expect.arrayContaining([join(root, 'docs/caf\u00e9/key'), join(root, 'secret/key')]));
  });

  test.each([
    ['full-width letters', 'ｓecret/key'],
    ['full-width slashes', 'docs／..／secret／key'],
    ['dots that are one character', 'docs/‥/secret/key'],
    ['letters that nobody sees', 'sec\u200bret/key'],
    ['both', 'ｓec\u2060ret/key'],
  ])('where a server takes one spelling for another, a deny is told and no allow holds: %s', (_what, path) => {
    const fact = factOf(`${root}/${path}`, [root, join(root, 'secret'), join(root, 'docs')]);
    expect(fact?.under).not.toContain(join(root, 'docs'));
    expect(fact?.under).toContain(root);
    expect(fact?.touches).toContain(join(root, 'secret'));
  });

  test('a name that only looks odd stays where it is', () => {
    expect(factOf(`${root}/docs/Ｂericht ﬁnal ½ 🧑‍💻.txt`)?.under).toHaveLength(1);
  });

  test('words are looked for in every reading: dots after a link, backslashes', () => {
    expect(factOf(`${root}/docs/inner/../key`)?.also).toEqual([join(root, 'secret/key')]);
    expect(factOf(`${root}/docs\\out\\key`)?.also).toContain(join(root, 'secret/key'));
    expect(factOf(`${root}/docs/a.txt`)).not.toHaveProperty('also');
  });

  test('all ways to read many paths together have a limit too', () => {
    const [folder, turn] = [`${root}/docs/`, '\u00e9\\..\\'];
    const value = folder + turn.repeat(Math.floor((4_050 - folder.length) / turn.length));
    const args = Array.from({ length: 60 }, (_, i) => ({ pointer: `/${i}`, value }));
    expect(resolver().facts(args.slice(0, 5), [])).toBeDefined();
    expect(resolver().facts(args, [])).toBeUndefined();
  });

  test('a path longer than any file system takes is below nothing', () => {
    expect(factOf(`${root}/docs/${'a/'.repeat(4096)}`)?.under).toEqual([]);
  });

  test('a folder that cannot be looked into is below nothing', () => {
    const denied = (): never => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    const fs = { realpath: (path: string) => (path === '/docs' ? path : denied()), look: denied };
    const facts = createPathResolver({ cwd: '/', clock, fs }).facts([{ pointer: '/p', value: '/docs/closed/x' }], ['/docs']);
    expect(facts?.['/p']?.under).toEqual([]);
  });

  test('each path argument has its own fact; too many have none', () => {
    const args = ['/arguments/a', '/arguments/__proto__'].map((pointer) => ({ pointer, value: `${root}/docs/a.txt` }));
    expect(Object.keys(resolver().facts(args, []) ?? {})).toEqual(['/arguments/a', '/arguments/__proto__']);
    expect(
      resolver().facts(
        Array.from({ length: MAX_PATHS + 1 }, () => ({ pointer: '/p', value: '' })),
        [],
      ),
    ).toBeUndefined();
    expect(resolver().facts([{ pointer: '/p', value: 'x'.repeat(MAX_PATH_CHARACTERS + 1) }], [])).toBeUndefined();
  });

  test('a prefix that is pointed elsewhere is seen within a second', () => {
    const link = join(root, 'current');
    symlinkSync(join(root, 'docs'), link);
    const paths = resolver();
    const under = () => paths.facts([{ pointer: '/p', value: join(root, 'docs/a.txt') }], [link])?.['/p']?.under;
    expect(under()).toEqual([link]);
    rmSync(link);
    symlinkSync(join(root, 'secret'), link);
    clock.advance(1000);
    expect(under()).toEqual([]);
  });
});

describe('a path that does not exist', () => {
  const links: Record<string, string> = { '/a/abs': '/b', '/a/rel': '../c', '/a/chain': 'rel', '/a/deep': '/b/x/../y' };
  const asked: string[] = [];
  const fs: PathFs = {
    realpath: () => undefined,
    look: (path) => {
      asked.push(path);
      const target = links[path];
      return target === undefined ? (['/a', '/b'].includes(path) ? 'no link' : 'nothing') : { target };
    },
  };

  test.each([
    ['/a/x/y', '/a/x/y'],
    ['/a/abs/x', '/b/x'],
    ['/a/rel/x', '/c/x'],
    ['/a/chain/x', '/c/x'],
    ['/a/abs/../x', '/x'],
    ['/a/deep/z', '/b/y/z'],
    ['/a/./x//y/', '/a/x/y'],
    ['/../..', '/'],
  ])('%s leads to %s', (path, expected) => {
    expect(physicalPath(path, fs)).toBe(expected);
  });

  test('has the spelling of the folders that exist, where letter case does not matter', () => {
    const folders = ['/', '/Users', '/Users/ann'];
    const find = (path: string) => folders.find((folder) => folder.toLowerCase() === path.toLowerCase());
    const blind: PathFs = { realpath: find, look: (path) => (find(path) === undefined ? 'nothing' : 'no link') };
    expect(physicalPath('/USERS/Ann/New/x', blind)).toBe('/Users/ann/New/x');
    const facts = createPathResolver({ cwd: '/', clock, fs: blind }).facts(
      [{ pointer: '/p', value: '/users/ANN/new.txt' }],
      ['/Users/ann'],
    );
    expect(facts?.['/p']?.under).toEqual(['/Users/ann']);
  });

  test('is looked for no further than to what does not exist', () => {
    asked.length = 0;
    expect(physicalPath(`/a/x${'/y'.repeat(1000)}`, fs)).toBe(`/a/x${'/y'.repeat(1000)}`);
    expect(asked).toEqual(['/a', '/a/x']);
    expect(physicalPath('/a/x/y/../../rel', fs)).toBe('/c');
  });
});

test('however an absolute path is written, it is stated as it is read', () => {
  const part = fc.constantFrom('', '.', '..', 'docs', '.hidden', 'a.', '...', 'a..b', ' ', '"', '~');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const value = join(root, 'docs') + ['', ...parts].join('/');
      const fact = factOf(value);
      expect(fact?.lexical).toBe(resolve(value));
      expect([fact?.lexical, ...(fact?.also ?? [])]).toContain(resolve(value.trimEnd().replace(/["'`]$/, '')));
    }),
  );
});

test.each(['/a', ' /a', '"/a', '/a"', "'/a'", '`/a`', '\t/a\n', "/a '", '"', ' ', '', '/a\u007f'])(
  '%j is read as it is, and without blanks and quotes around it',
  (value) => {
    const bare = value
      .replace(/^[\s"'`]+/, '')
      .trimEnd()
      .replace(/["'`]$/, '');
    expect(spellings(value)).toEqual(bare === value ? [value] : [value, bare]);
  },
);
