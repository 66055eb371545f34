import { DETECTORS } from '../../src/compiler/language/detectors.js';
import { describeSuites, type Case } from './suites.js';

const POLICY = `
version: 1
default_action: allow
sanitize:
  injection: { action: ask, confidence: medium }
  sql_injection: { confidence: low }
  paths: block
  pii: { action: block, rules: [pii.card] }
  secrets: off
  tools:
    run_shell: { command_injection: off, secrets: block }
    "db_*": { sql_injection: flag, pii: off }
    "*_admin": { sql_injection: block }
    db_export: { pii: { action: redact, rules: [pii.email] } }
    echo: off
  exempt:
    write_file: [content, { argument: options.author, detectors: [pii] }]
    send_mail: [{ argument: /to, detectors: [pii, injection] }]
`;

type Found = readonly [detector: string, path: string, more?: { readonly confidence?: 'low' | 'medium' | 'high'; readonly rule?: string }];

const of = (why: string, tool: string, [detector, path, more = {}]: Found, effect: Case['effect'], more2: Partial<Case> = {}): Case => ({
  why,
  message: {
    tool,
    arguments: {},
    findings: [{ detector, rule: detector === 'pii' ? 'pii.card' : `${detector}.x`, path: `/arguments/${path}`, ...more }],
  },
  effect,
  ...more2,
});

describeSuites([
  {
    name: 'sanitize: by category, by detector, by tool, with exemptions',
    policy: POLICY,
    cases: [
      of('a category sets each of its detectors', 'x', ['command_injection', 'a'], 'ask'),
      of('all of them', 'x', ['prompt_injection', 'a'], 'ask'),
      of('from the confidence that it says', 'x', ['prompt_injection', 'a', { confidence: 'medium' }], 'ask'),
      of('below it is noted', 'x', ['prompt_injection', 'a', { confidence: 'low' }], 'allow'),
      of('what stands at a detector wins over its category, the rest stays', 'x', ['sql_injection', 'a', { confidence: 'low' }], 'ask'),
      of('another category', 'x', ['sensitive_file', 'a'], 'deny', { by: ['sensitive_file.x'] }),
      of('a category that is off', 'x', ['secret', 'a'], 'allow'),
      of('only the rules that are listed', 'x', ['pii', 'a', { rule: 'pii.iban' }], 'allow'),
      of('a tool whose detector is off', 'run_shell', ['command_injection', 'a'], 'allow'),
      of('the others of this tool are as they were', 'run_shell', ['prompt_injection', 'a'], 'ask'),
      of('a tool that is stricter', 'run_shell', ['secret', 'a'], 'deny'),
      of('a tool by a pattern', 'db_read', ['sql_injection', 'a'], 'allow'),
      of('a tool that no pattern fits', 'mydb_read', ['sql_injection', 'a'], 'ask'),
      of('of two patterns the stricter', 'db_admin', ['sql_injection', 'a'], 'deny'),
      of('and where one of them is silent the other', 'db_admin', ['pii', 'a'], 'allow'),
      of('a name wins over patterns', 'db_export', ['pii', 'a', { rule: 'pii.email' }], 'allow', {
        obliges: [{ kind: 'redact', path: '/arguments/a', replacement: '[redacted:pii.email]', span: [0, 1] }],
      }),
      of('and says which rules', 'db_export', ['pii', 'a'], 'allow', { obliges: [] }),
      of('what a name does not speak of, patterns do', 'db_export', ['sql_injection', 'a'], 'allow'),
      of('a tool without guards', 'echo', ['path_traversal', 'a'], 'allow'),
      of('names match exactly', 'Echo', ['path_traversal', 'a'], 'deny'),
      of('an exempt argument', 'write_file', ['path_traversal', 'content'], 'allow'),
      of('and what lies below it', 'write_file', ['path_traversal', 'content/0'], 'allow'),
      of('not one that begins alike', 'write_file', ['path_traversal', 'contents'], 'deny'),
      of('an argument exempt of one detector', 'write_file', ['pii', 'options/author'], 'allow'),
      of('is looked at by the others', 'write_file', ['path_traversal', 'options/author'], 'deny'),
      of('an argument exempt of a category', 'send_mail', ['sql_injection', 'to'], 'allow'),
      of('is looked at by other categories', 'send_mail', ['sensitive_file', 'to'], 'deny'),
      of('exemptions are of one tool', 'x', ['path_traversal', 'content'], 'deny'),
      {
        why: 'a message about no tool',
        message: { method: 'completion/complete', findings: [{ detector: 'path_traversal', rule: 'path_traversal.x', path: '/params/a' }] },
        effect: 'deny',
      },
    ],
  },
  {
    name: 'sanitize: off, but for one tool',
    policy: `
version: 1
default_action: allow
sanitize:
  injection: off
  paths: off
  pii: off
  secrets: off
  tools: { pay: { pii: block, injection: { confidence: low } } }
`,
    cases: [
      of('off', 'x', ['pii', 'a'], 'allow'),
      of('on again', 'pay', ['pii', 'a'], 'deny'),
      of('a confidence alone switches nothing on', 'pay', ['prompt_injection', 'a'], 'allow'),
    ],
  },
]);

// Of definitions there is one; it is switched by itself and by tool, and no exemption of an argument is one of a definition.
const poisoned = (why: string, tool: string, effect: Case['effect'], confidence: 'low' | 'high' = 'high'): Case => ({
  why,
  message: {
    tool,
    arguments: {},
    defined: [{ detector: 'tool_poisoning', rule: 'tool_poisoning.concealment', path: '/description', confidence }],
  },
  effect,
});
describeSuites([
  {
    name: 'sanitize: tool_poisoning',
    policy: `
version: 1
default_action: allow
sanitize:
  tool_poisoning: { action: block, confidence: low }
  tools:
    known: { tool_poisoning: off }
    "ours_*": { tool_poisoning: flag }
    asked: { tool_poisoning: ask }
    quiet: off
  exempt:
    part: [description, { argument: a, detectors: [tool_poisoning] }]
`,
    cases: [
      poisoned('blocks', 'x', 'deny'),
      poisoned('from the confidence that it says', 'x', 'deny', 'low'),
      poisoned('is off for a tool', 'known', 'allow'),
      poisoned('is noted for those of a pattern', 'ours_a', 'allow'),
      poisoned('is asked about for one', 'asked', 'ask'),
      poisoned('is off with all others', 'quiet', 'allow'),
      poisoned('is not exempt with an argument', 'part', 'deny'),
    ],
  },
  {
    name: 'sanitize: tool_poisoning off',
    policy: 'version: 1\ndefault_action: allow\nsanitize: { tool_poisoning: off }\n',
    cases: [poisoned('is off', 'x', 'allow'), of('the others are on', 'x', ['path_traversal', 'a'], 'deny')],
  },
  {
    name: 'sanitize: off, of definitions',
    policy: 'version: 1\ndefault_action: allow\nsanitize: off\n',
    cases: [poisoned('is off', 'x', 'allow')],
  },
]);

// Each detector, those that are added too: what finds in arguments is switched by itself, by tool and by argument.
const inArguments = DETECTORS.filter((detector) => detector !== 'tool_poisoning');
const perDetector = (line: (detector: string) => string) => inArguments.map(line).join('\n');
describeSuites([
  {
    name: 'sanitize: every detector is switched off by tool and by argument',
    policy: `
version: 1
default_action: allow
sanitize:
${perDetector((detector) => `  ${detector}: { action: block, confidence: low }`)}
  tools:
${perDetector((detector) => `    no_${detector}: { ${detector}: off }`)}
    quiet: off
  exempt:
${perDetector((detector) => `    part_${detector}: [{ argument: a, detectors: [${detector}] }]`)}
    all: [a]
`,
    cases: inArguments.flatMap((detector) => {
      const found = (argument: string): Found => [detector, argument, { rule: `${detector}.x` }];
      return [
        of(`${detector} blocks`, 'x', found('a'), 'deny'),
        of(`${detector} is off for a tool`, `no_${detector}`, found('a'), 'allow'),
        of(`${detector} is off with all others`, 'quiet', found('a'), 'allow'),
        of(`${detector} leaves out one argument`, `part_${detector}`, found('a'), 'allow'),
        of(`${detector} looks at the other`, `part_${detector}`, found('b'), 'deny'),
        of(`${detector} leaves out an argument that all leave out`, 'all', found('a'), 'allow'),
      ];
    }),
  },
  {
    name: 'sanitize: off',
    policy: 'version: 1\ndefault_action: allow\nsanitize: off\n',
    cases: inArguments.map((detector) => of(`${detector} is off`, 'x', [detector, 'a', { rule: `${detector}.x` }], 'allow')),
  },
]);
