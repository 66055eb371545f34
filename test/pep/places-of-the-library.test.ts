import { expect, test } from 'vitest';
import { LISTS } from '../../src/definitions/definition.js';
import { ADDRESSES } from '../../src/pep/judge/obligations.js';

const quoted = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');
const calledBy = [...[...LISTS.values()].map(({ kind, name }) => [kind, `/${name}`]), ['instructions', '']];

const WRITTEN = `# What the enforcement point knows of places, for the library: written by \`npx vitest run test/pep/places-of-the-library.test.ts -u\`.
package mcp.lib.findings

# METADATA
# title: Where a message of a server leads, and which one it belongs to
addresses := {${quoted([...ADDRESSES])}}

# METADATA
# title: By what definitions are called; the server's instructions are not
called_by := {${calledBy.map(([kind, place]) => `${JSON.stringify(kind)}: ${JSON.stringify(place)}`).join(', ')}}
`;

test('what cannot be redacted is the same to the enforcement point and to the library', async () => {
  await expect(WRITTEN).toMatchFileSnapshot('../../rego/mcp/lib/findings/places.rego');
});
