import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as fc from '../properties.js';
import { DISGUISED, isDeniedTopic, TOPIC_POLICIES, TOPICS } from './denied-topics.js';
import { seenForbidden } from './forbidden.js';
import { guarded } from './guarded.js';
import { hostileLines, plainLine } from './hostile-lines.js';
import { postOf } from './hostile-posts.js';
import { posting } from './posting.js';

const folder = mkdtempSync(join(tmpdir(), 'attacker-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CONVERSATIONS = Number(process.env['AGENTMESH_ATTACKS'] ?? 20);
const LINES = 50;
const POSTS = 20;
const cuts = fc.array(fc.nat({ max: 8000 }), { maxLength: 6 });

test.each(Object.entries(TOPIC_POLICIES))(
  'invariants 2, 3: over stdio nothing of a denied topic gets through, and what is allowed arrives as it was (%s)',
  async (how, policy) => {
    const proxy = await guarded(mkdtempSync(join(folder, 'stdio-')), policy);
    const denied = plainLine('denied-1', TOPICS.forbidden);
    const [plain = ''] = fc.sample(denied, { numRuns: 1, seed: 1 });
    await fc.assert(
      fc.asyncProperty(hostileLines(LINES, TOPICS), denied, cuts, async (lines, refused, places) => {
        const bytes = Buffer.from([...lines.map((line) => line.bytes), refused].map((line) => `${line}\n`).join(''), 'latin1');
        const ends = [...places.toSorted((a, b) => a - b), bytes.length];
        const { received, said } = await proxy.try(...ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)));
        expect(seenForbidden(received, isDeniedTopic)).toEqual([]);
        for (const { bytes: legal } of lines.filter((line) => line.legal))
          if (!received.includes(Buffer.from(`${legal}\n`, 'latin1')))
            throw new Error(`not forwarded: ${legal}; ${answersTo('"legal-1"', said).join('; ')}`);
        expect(answersTo('"denied-1"', said)).toHaveLength(1);
      }),
      { numRuns: CONVERSATIONS + 1, endOnFailure: true, examples: [[[...DISGUISED], plain, []]] },
    );
    expect((await proxy.end()).code).toBe(0);
  },
  300_000,
);

test('the same over HTTP, whatever is said in headers, and however bodies are framed and cut', async () => {
  const proxy = await posting(mkdtempSync(join(folder, 'http-')), TOPIC_POLICIES['allow by default']);
  const posts = hostileLines(POSTS, TOPICS).chain((lines) =>
    fc.tuple(fc.constant(lines), plainLine('denied-1', TOPICS.forbidden), ...lines.map((line) => postOf(line, proxy))),
  );
  const [plain = ''] = fc.sample(plainLine('denied-1', TOPICS.forbidden), { numRuns: 1, seed: 1 });
  const disguised = DISGUISED.map(({ bytes }) => fc.sample(postOf({ bytes, legal: true }, proxy), { numRuns: 1, seed: 1 }).flat());
  await fc.assert(
    fc.asyncProperty(posts, async ([lines, refused, ...sent]) => {
      const denied = fc.sample(postOf({ bytes: refused, legal: true }, proxy), { numRuns: 1, seed: 1 });
      const { received, answers } = await proxy.exchange([...sent, ...denied]);
      expect(seenForbidden(received, isDeniedTopic)).toEqual([]);
      // Empty where the connection was ended before the end of what could not be read.
      expect(answers.filter((answer) => answer.length > 0 && !/^HTTP\/1\.1 [1245]\d\d /.test(answer.toString('latin1', 0, 16)))).toEqual(
        [],
      );
      expect(answers.at(-1)?.toString()).toMatch(/"id":"denied-1","(?:error|result)":\{.*(?:Blocked|Unknown|Refused)/s);
      const legal = lines.find((line) => line.legal)?.bytes.trim() ?? '';
      if (!arrived(legal, received))
        throw new Error(`not forwarded: ${legal}; ${answers[lines.findIndex((line) => line.legal)]?.toString()}`);
    }),
    { numRuns: CONVERSATIONS + 1, endOnFailure: true, examples: [[[[...DISGUISED], plain, ...disguised]]] },
  );
  await proxy.end();
}, 300_000);

/** As it was, but for the number in the place of its id where several askers share a server. */
function arrived(line: string, received: Buffer): boolean {
  const [before = '', behind = ''] = line.split('"legal-1"');
  return received
    .toString('latin1')
    .split('\n')
    .some((each) => each.trim().startsWith(before) && each.trim().endsWith(behind));
}

function answersTo(id: string, said: Buffer): readonly string[] {
  return said
    .toString()
    .split('\n')
    .filter((line) => line.includes(`"id":${id},`));
}
