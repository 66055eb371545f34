import { expect, test } from 'vitest';
import type { InspectedText, Match } from '../../src/inspect/detector.js';
import { nearChanges } from '../../src/inspect/detectors/secret/near-changes.js';
import { secret } from '../../src/inspect/detectors/secret/secret.js';
import { originalSpan, type View } from '../../src/inspect/views/view.js';
import { viewsOf } from '../../src/inspect/views/views.js';

/** Written in parts, so that no scanner of repositories takes this file for a leak. */
const LETTERS = 'q7Vx2M9p4Rk8T3n6W1y5Za0Bx4c7k2m9s5tq';
const KEY = `ghp_${LETTERS}`;
const JWK = `"d": "${LETTERS.repeat(2).slice(0, 43)}"`;
const PAGE = 'an_ordinary_long_name is written here, and words follow it: a key, a token = x, until the line ends\n'.repeat(120);
const LONG = 'words that say nothing of a key. '.repeat(12);

/** Of all readings which rules spoke of which places of the text as it came. */
function found(text: string, made: (view: View) => View): readonly string[] {
  const { views } = viewsOf(text);
  const readings = views.map(made);
  const all = new Set<string>();
  const inspected: InspectedText = { surface: 'result', tool: 't', name: '', role: 'text', views: readings, message: text };
  secret.detect(inspected, ({ rule, view, start, end }: Match) => {
    const own = views[readings.indexOf(view)] ?? view;
    all.add(`${rule} ${originalSpan(own, start, end).join('-')}`);
  });
  return [...all].toSorted();
}

const asItIs = (view: View) => view;
/** Nothing is known of what it was made of: all of it is read. */
const whole = ({ text, made, evasive, traits }: View): View => ({ text, made, evasive, traits, origin: undefined });

test.each([
  ['an escape in a key', `${PAGE}${KEY.replace('V', '%56')}\n${PAGE}`, 1],
  ['an escape in the name before it', `${PAGE}pass%77ord = "${LETTERS}"\n${PAGE}`, 1],
  ['an escape right behind it', `${PAGE}password = "${LETTERS}%22\n${PAGE}`, 1],
  ['an escape between the name and the value', `${PAGE}password%3d"${LETTERS}"\n${PAGE}`, 1],
  ['an escape far inside a token of any length', `${PAGE}Authorization: Bearer ${LETTERS.repeat(50)}%2B${LETTERS}\n${PAGE}`, 1],
  ['keys on both sides of an escape that is none of theirs', `${PAGE}${KEY}\n${LONG}%41\n${LONG}token=${LETTERS}\n${PAGE}`, 2],
  ['keys far from any escape', `${PAGE}${KEY}\n${PAGE}%41\n${PAGE}password: ${LETTERS}\n`, 2],
  ['an issuer that is named by an escape', `${PAGE}okt%61_token = "00${LETTERS.slice(0, 40)}"\n${PAGE}`, 1],
  [
    'a manifest that says far away what it is',
    `${PAGE}kind%3a Secret\n${'# a line of words\n'.repeat(60)}data:\n  password: c3VwZXJzZWNyZXQ5OTE=\n${PAGE}`,
    1,
  ],
  ['a key whose type is far away', `${PAGE}{"k%74y": "EC", ${'"x": "words of it", '.repeat(90)}${JWK}}\n${PAGE}`, 1],
  [
    'a key near the second reading, which is near no change of the first',
    `${PAGE}a%20b ${PAGE}${KEY}\nand the &amp; of a page\n${PAGE}`,
    1,
  ],
  ['a page with nothing in it but an escape', `${PAGE}a%20b ${PAGE}`, 0],
])('near what a reading changed all is found that is found in all of it: %s', (_, text, least) => {
  const all = found(text, whole);
  expect(found(text, asItIs)).toEqual(all);
  expect(all.length).toBeGreaterThanOrEqual(least);
});

test('words far from what a reading changed are left out, and those before and behind it are not', () => {
  const decoded = viewsOf(`${PAGE}${PAGE}the password %41 and token ${PAGE}${PAGE}`).views[1];
  const all = decoded?.traits.places.length ?? 0;
  const near = decoded && nearChanges(decoded).traits.places;
  expect(near?.length).toBeGreaterThan(2);
  expect(near?.length).toBeLessThan(all / 4);
});

test('a short text is read whole', () => {
  const decoded = viewsOf('a password %41 of words').views[1];
  expect(decoded && nearChanges(decoded)).toBe(decoded);
});
