import { describe, expect, it } from 'vitest';
import { findings } from './findings-of.js';
import { blocks } from './blocks.js';
import { COMMANDS, CONSTRUCTS, SPELLINGS, WRAPPERS } from './shell-constructs.js';

/** A name that means one word, one that means a file, one that may be anything. */
const PLACES: readonly Place[] = [
  ['ping', 'host', '8.8.8.8'],
  ['convert_file', 'path', 'reports/a.png'],
  ['search_logs', 'query', 'weekly report'],
];
type Place = readonly [tool: string, name: string, before: string];

function missed(commands: readonly string[], place: Place): readonly string[] {
  const [tool, name, before] = place;
  return commands.map((command) => before + command).filter((value) => !isInjection(tool, name, value));
}

const isInjection = (tool: string, name: string, value: string) =>
  findings(tool, { [name]: value }).some((finding) => finding.detector === 'command_injection' && blocks(finding));

const plain = COMMANDS.map(([name, operands]) => name + operands);

describe.each(PLACES)('a command in `%s {%s}`', (...place) => {
  it.each(Object.entries(CONSTRUCTS))('is found as %s', (_, construct) => {
    expect(missed(plain.map(construct), place)).toEqual([]);
  });

  it.each(WRAPPERS)('is found behind %s', (wrapper) => {
    const wrapped = plain.map((command) => `${wrapper} ${command}`);
    expect(missed([...wrapped.map((command) => `;${command}`), ...wrapped.map((command) => `$(${command})`)], place)).toEqual([]);
  });

  it.each(Object.entries(SPELLINGS))('is found with %s', (_, spelling) => {
    const spelled = COMMANDS.map(([name, operands]) => spelling(name) + operands);
    expect(missed([...spelled.map((command) => `;${command}`), ...spelled.map((command) => `&& ${command}`)], place)).toEqual([]);
  });
});

describe('beside them are honest', () => {
  it.each([
    ['search_logs', { query: 'deploy fails; then find the owner' }, 'no condition stands before `then`'],
    ['search_logs', { query: 'budget; time to cut costs' }, 'a wrapper that is a word'],
    ['search_logs', { query: 'start the pump; call service & watch the gauge' }, 'what Windows calls wrappers'],
    ['search_logs', { query: 'set A=1; B=2; C=3 in the form' }, 'assignments of nothing'],
    ['search_logs', { query: 'Chat agent (`/llmchat/*`) powered by it' }, 'a pattern of paths'],
    ['search_logs', { query: 'docs; /api/*/cats' }, 'a pattern in no folder of programs'],
    ['search_logs', { query: 'when it runs `./deploy.sh`, we do not look' }, 'a script that is spoken of'],
    ['search_logs', { query: 'if a; else b; do c' }, 'words of shells'],
    ['search_logs', { query: "Tom's & Ann's; what's next" }, 'apostrophes'],
    ['search_logs', { query: 'price ${AMOUNT:-10}; due $DATE' }, 'variables of a template'],
    ['search_logs', { query: 'uptime; groups & hash' }, 'topics'],
    ['open', { filename: 'Deployment Type | Hostname Uniqueness' }, 'bars of a heading'],
    ['open', { filename: 'LF AI | TAC approval | listing.pdf' }, 'the same'],
    ['open', { filename: 'Minutes; print version.pdf' }, 'who separates words puts a space there'],
    ['open', { filename: 'R&D; draft -b.pdf' }, 'no option of a program'],
    ['lookup', { service: 'uptime kuma' }, 'a program that is the name of a service'],
    ['lookup', { target: 'Johnson & Johnson' }, 'two names'],
  ] as const)('%s %j: %s', (tool, value, _reason) => {
    expect(findings(tool, value).filter((finding) => finding.detector === 'command_injection' && blocks(finding))).toEqual([]);
  });
});
