import { symlinkSync, truncateSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCases } from '../../src/cases/find-cases.js';
import { POLICY_LIMITS } from '../../src/pap/bundle/limits.js';
import { folder, type Folder } from '../pap/folder.js';

let place: Folder;
beforeEach(() => {
  place = folder();
  place.write('strict.yaml', 'version: "1.0"\nrules: []\n');
  place.write('calls_test.yaml', `policy: ./strict.yaml\n${CASES}`);
});
afterEach(() => place.remove());

const CASES = 'cases:\n  - { name: a, input: { tool: a }, decision: deny }\n';

const found = (path: string) => findCases([place.at(path)]).map(({ file, source }) => [file.file, source]);

test('an editor that has a file open keeps no cases from being found', () => {
  for (const name of ['.#strict.yaml', '.#calls_test.yaml']) symlinkSync('somebody@host.1:2', place.at(name));
  for (const path of ['strict.yaml', 'calls_test.yaml', '.'])
    expect(found(path)).toEqual([[place.at('calls_test.yaml'), { kind: 'yaml', path: place.at('strict.yaml') }]]);
});

test('cases that name no policy are about the one that lies beside them, not about what is no file of a policy', () => {
  place.write('calls_test.yaml', CASES);
  truncateSync(place.write('log.json', ''), POLICY_LIMITS.fileBytes + 1);
  symlinkSync('/dev/null', place.at('device.yaml'));
  symlinkSync('nowhere', place.at('link.yaml'));
  expect(found('calls_test.yaml')).toEqual([[place.at('calls_test.yaml'), { kind: 'yaml', path: place.at('strict.yaml') }]]);
});

test('cases that cannot be read are told', () => {
  symlinkSync('/dev/null', place.at('other_test.yaml'));
  expect(() => found('strict.yaml')).toThrow('other_test.yaml` is a pipe or a device, not a file');
});
