import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { readSurveys, writeSurveys } from '../../src/survey/survey-file.js';
import { folder, type Folder } from '../pap/folder.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const read = { name: 'read', title: 'Read', description: 'Reads.', inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } };

test('what was saved is what is loaded', () => {
  const surveys = [
    { server: 'files', tools: [read], prompts: ['summary'], resources: ['file:///a'], resourceTemplates: ['file:///{name}'] },
  ];
  writeSurveys(place.at('tools.json'), surveys);
  expect(readSurveys(place.at('tools.json'))).toEqual(surveys);
});

test('a bare tools/list answer is of the server that the file is named after', () => {
  const path = place.write('github.json', JSON.stringify({ tools: [{ name: 'star', inputSchema: { type: 'object' } }], nextCursor: null }));
  expect(readSurveys(path)).toMatchObject([
    {
      server: 'github',
      tools: [{ name: 'star', title: undefined, annotations: {} }],
      prompts: undefined,
      resources: undefined,
      resourceTemplates: undefined,
    },
  ]);
});

describe('what is no survey is an error that says where', () => {
  test.each([
    ['no JSON', '{', 'is not JSON'],
    ['a number', '7', 'an object with `tools`'],
    ['no tools', '{"server":"a"}', 'a survey has `tools`, a list'],
    ['a tool without a name', '{"tools":[{"name":"a"},{"title":"b"}]}', '`tools[1]` has no `name`'],
    ['a schema that is none', '{"tools":[{"name":"a","inputSchema":[]}]}', '`tools[0].inputSchema` is an object'],
    ['annotations that are none', '{"tools":[{"name":"a","annotations":true}]}', '`tools[0].annotations` is an object'],
    ['a server without a name', '{"server":7,"tools":[]}', '`server` is a text'],
    ['prompts that are no texts', '{"tools":[],"prompts":[{}]}', '`prompts` is a list of texts'],
    ['the second of two', '[{"tools":[]},{"tools":7}]', 'a survey has `tools`, a list'],
  ])('%s', (_why, text, said) => {
    const path = place.write('tools.json', text);
    expect(() => readSurveys(path)).toThrow(UserError);
    expect(() => readSurveys(path)).toThrow(said);
    expect(() => readSurveys(path)).toThrow(path);
  });

  test('no file', () => {
    expect(() => readSurveys(place.at('none.json'))).toThrow('cannot be read: it does not exist');
  });
});
