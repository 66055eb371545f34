import { describe, expect, test } from 'vitest';
import { applyEdits, editOf, valueAt, type Edit } from '../../src/explain/edit.js';
import { inputDocument } from '../input-document.js';

const input = inputDocument({ arguments: { path: '/a', list: [1, { x: 2 }], ['__proto__x']: 3 } });

describe('edits of arguments', () => {
  test.each<{ why: string; edit: Edit; after: unknown }>([
    { why: 'another value', edit: { at: '/arguments/path', to: '/b' }, after: { path: '/b', list: [1, { x: 2 }], ['__proto__x']: 3 } },
    {
      why: 'a new member',
      edit: { at: '/arguments/more', to: true },
      after: { path: '/a', list: [1, { x: 2 }], ['__proto__x']: 3, more: true },
    },
    { why: 'a member less', edit: { at: '/arguments/path' }, after: { list: [1, { x: 2 }], ['__proto__x']: 3 } },
    { why: 'in a list', edit: { at: '/arguments/list/1/x', to: 9 }, after: { path: '/a', list: [1, { x: 9 }], ['__proto__x']: 3 } },
    { why: 'an item less', edit: { at: '/arguments/list/0' }, after: { path: '/a', list: [{ x: 2 }], ['__proto__x']: 3 } },
    { why: 'all of them', edit: { at: '/arguments', to: {} }, after: {} },
  ])('$why', ({ edit, after }) => {
    expect(applyEdits(input, [edit]).arguments).toEqual(after);
    expect(input.arguments).toEqual({ path: '/a', list: [1, { x: 2 }], ['__proto__x']: 3 });
  });

  test('a missing value is none', () => {
    expect(valueAt(input, '/arguments/toString')).toBeUndefined();
    expect(editOf(input, '/arguments/none', 1)).toEqual({ at: '/arguments/none', to: 1 });
    expect(editOf(input, '/arguments/path', undefined)).toEqual({ at: '/arguments/path', from: '/a' });
  });
});
