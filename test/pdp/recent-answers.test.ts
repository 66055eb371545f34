import { expect, it } from 'vitest';
import type { Outcome } from '../../src/pdp/decision.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { RecentAnswers, type Answer } from '../../src/pdp/recent-answers.js';

const to = (...places: readonly string[]) =>
  ({
    paths: Object.fromEntries(places.map((place, at) => [`/arguments/${at}`, { lexical: '/written', resolved: place, under: [] }])),
  }) as unknown as InputDocument;

function answer(rule: string): Answer {
  const outcome: Outcome = {
    kind: 'decided',
    decision: { allow: true, effect: 'allow', reasons: [], rules: [rule], warnings: [], obligations: [], labels: [] },
  };
  return { read: {}, outcome };
}

it('keeps one answer for each place that the first path leads to, and one for documents without paths', () => {
  const recent = new RecentAnswers();
  const [none, one, other] = [answer('none'), answer('one'), answer('other')];
  recent.add(to(), none);
  recent.add(to('/a'), one);
  recent.add(to('/b', '/a'), other);
  expect([recent.at(to()), recent.at(to('/a')), recent.at(to('/b'))]).toEqual([none, one, other]);
  expect(recent.at(to('/c'))).toBeUndefined();
});

it('gives no answer under a name whose link leads elsewhere by now', () => {
  const recent = new RecentAnswers();
  recent.add(to('/before'), answer('one'));
  expect(recent.at(to('/after'))).toBeUndefined();
});

it('keeps the newest of a place, and none when it is cleared', () => {
  const recent = new RecentAnswers();
  const newest = answer('newest');
  recent.add(to('/a'), answer('first'));
  recent.add(to('/a'), newest);
  expect(recent.at(to('/a'))).toBe(newest);
  recent.clear();
  expect(recent.at(to('/a'))).toBeUndefined();
});

it('holds a bounded number of answers', () => {
  const recent = new RecentAnswers();
  const places = Array.from({ length: 2_000 }, (_, at) => `/${at}`);
  for (const place of places) recent.add(to(place), answer(place));
  expect(places.filter((place) => recent.at(to(place)) !== undefined).length).toBeLessThanOrEqual(512);
  expect(recent.at(to('/1999'))).toBeDefined();
});
