import { expect, test } from 'vitest';
import { homeFolder, knownHome } from '../../src/config/home-folder.js';
import { tildeFolder } from '../../src/pip/tilde-folder.js';

const says = (path: string) => () => path;
const throws = () => {
  throw new Error('no such user');
};

test.each([
  ['$HOME', says('/home/a'), throws, '/home/a', '/home/a'],
  // They would lead into the folder in which we were started, and to what somebody else has put there.
  ['an empty $HOME: the user’s entry', says(''), says('/home/a'), '/home/a', ''],
  ['a relative $HOME: the user’s entry', says('work'), says('/home/a'), '/home/a', 'work'],
  ['an empty $HOME of a user without an entry', says(''), throws, '/', ''],
  ['an empty $HOME of a user whose entry has an empty one', says(''), says(''), '/', ''],
  ['neither', throws, throws, '/', '/'],
])('%s', (_what, stated, entered, home, tilde) => {
  expect([homeFolder({ stated, entered }), tildeFolder(stated)]).toEqual([home, tilde]);
});

test('who may choose another place hears that there is no home', () => {
  expect(() => knownHome({ stated: says(''), entered: throws })).toThrow('no such user');
  expect(() => knownHome({ stated: says(''), entered: says('work') })).toThrow('no home');
});
