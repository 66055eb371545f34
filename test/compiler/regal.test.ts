import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Our library and emitted Rego by the rules of Regal, OPA's linter (https://www.openpolicyagent.org/projects/regal/rules), as far as text tells. `opa check
 * --strict` and `opa fmt` are asked where the texts are compared.
 */
const root = join(import.meta.dirname, '../golden/compiler');
const regoIn = (folder: string): readonly File[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rego'))
    .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(folder, name), 'utf8') }));
const files = regoIn(root);
const library = regoIn(join(import.meta.dirname, '../../rego'));

/** Without comments and what strings hold. */
const codeOf = (text: string) =>
  text.replaceAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`|#[^\n]*/g, (token) => (token.startsWith('#') ? '' : token.startsWith('`') ? '``' : '""'));
const packageOf = (text: string) => /^package (\S.*)$/m.exec(text)?.[1] ?? '';
/** Packages that say nothing of a policy's own. */
const SHARED = /\/(?:conditions|globs|uris|annotations|servers)\.rego$|\/mcp\/policy\/policy\.rego$/;
const headsOf = (text: string) =>
  [...codeOf(text).matchAll(/^(?:default )?([A-Za-z_]\w*)(?=[\s([:]|$)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'package' && name !== 'import');
const matching = (text: string, pattern: RegExp) => [...codeOf(text).matchAll(pattern)].map(([found]) => found);
/** Builtins and their namespaces that a variable is likely to be called. */
const BUILTIN_NAMES = [
  'all',
  'any',
  'array',
  'count',
  'glob',
  'graph',
  'http',
  'io',
  'json',
  'lower',
  'max',
  'min',
  'net',
  'object',
  'opa',
  'regex',
  'rego',
  'round',
  'semver',
  'sort',
  'split',
  'strings',
  'sum',
  'time',
  'trim',
  'units',
  'upper',
  'uri',
  'urlquery',
  'uuid',
  'walk',
  'yaml',
];

interface File {
  readonly name: string;
  readonly text: string;
}

/** `_` and constants are no names. */
const VARIABLE = /^(?!(?:true|false|null)$)[a-z]\w*$/;
const DESCRIBED = /^# METADATA\n(?:#.*\n)*package /;

/** What breaks a rule in a file. */
const RULES: Readonly<Record<string, (file: File, all: readonly File[]) => readonly string[]>> = {
  // An author's own words and operands are one line, however long.
  'style/line-length': ({ name, text }) =>
    SHARED.test(name) ? text.split('\n').filter((line) => line.length > 120 && !/^\s*"message": |^# title: /.test(line)) : [],
  'style/file-length': ({ text }) => (text.split('\n').length > 500 ? [`${text.split('\n').length} lines`] : []),
  'style/todo-comment': ({ text }) => text.match(/^#.*\b(?:TODO|FIXME)\b.*$/gim) ?? [],
  'style/no-whitespace-comment': ({ text }) => text.match(/^#[^ \n].*$/gm) ?? [],
  'style/detached-metadata': ({ text }) => [...text.matchAll(/^# METADATA\n(?:#.*\n)*\n/gm)].map(([found]) => found),
  // What is looked up below `name` may well be written `data.custom[name].deny`, as Regal has it.
  'style/prefer-some-in-iteration': ({ text }) =>
    matching(text, /\[_\]|^\s*some \w+(?:, \w+)*$/gm).filter((found) => {
      const names = found.trim().slice('some '.length).split(', ');
      return found === '[_]' || !names.every((name) => new RegExp(`\\[${name}\\][.[]`).test(text));
    }),
  'style/use-assignment-operator': ({ text }) => matching(text, /^[\w.[\]"()]+(?:\([^)]*\))? = .*$/gm),
  'style/prefer-snake-case': ({ text }) => [...new Set(matching(text.replace(/^package .*$/m, ''), /(?<![\w."`])[a-z]+[A-Z]\w*/g))],
  'style/avoid-get-and-list-prefix': ({ text }) => headsOf(text).filter((name) => /^(?:get|list)_/.test(name)),
  // Of functions Regal does not ask it.
  'style/default-over-else': ({ text }) =>
    codeOf(text)
      .split('\n\n')
      .filter((rule) => !/^\w+\(/.test(rule))
      .flatMap((rule) => rule.match(/^\} else := (?:""|``|-?\d+|true|false|null|\{\}|\[\])$/gm) ?? []),
  'style/trailing-default-rule': ({ text }) => {
    const lines = codeOf(text).split('\n');
    const first = (name: string) => lines.findIndex((line) => new RegExp(`^(?:default )?${name}\\b`).test(line));
    return lines.filter((line, at) => line.startsWith('default ') && first(/^default (\w+)/.exec(line)?.[1] ?? '') !== at);
  },
  'style/messy-rule': ({ text }) => {
    const heads = headsOf(text).filter((name, at, all) => name !== all[at - 1]);
    return heads.filter((name, at) => heads.indexOf(name) !== at);
  },
  'style/chained-rule-body': ({ text }) => matching(text, /^\} \{/gm),
  'style/yoda-condition': ({ text }) => matching(text, /^\s*(?:""|``|\d+) (?:==|!=|<|>|<=|>=) /gm),
  'style/double-negative': ({ text }) => matching(text, /\bnot (?:not_|no_|non_)\w+/g),
  'idiomatic/ambiguous-scope': ({ text }) => {
    const described = [...text.matchAll(/^# METADATA\n((?:#.*\n)*)(?:default )?([A-Za-z_]\w*)/gm)].map(([, lines = '', name = '']) => ({
      name,
      scoped: lines.includes('# scope: ') || lines.includes('# entrypoint: true'),
    }));
    const all = headsOf(text);
    return described
      .filter(
        ({ name, scoped }) =>
          !scoped && all.filter((each) => each === name).length > 1 && described.filter((each) => each.name === name).length === 1,
      )
      .map(({ name }) => name);
  },
  // A name that is no plain one cannot name a folder on every system.
  'idiomatic/directory-package-mismatch': ({ name, text }) => {
    const path = packageOf(text).replace(/_test$/, '');
    const folder = dirname(name).replace(/^.*\/expected\//, '');
    return /^[\w.]+$/.test(path) && path.replaceAll('.', '/') !== folder ? [`${path} in ${folder}`] : [];
  },
  'idiomatic/single-item-in': ({ text }) => matching(text, /\bin \{(?:""|``|\d+)\}/g),
  'idiomatic/in-wildcard-key': ({ text }) => matching(text, /\bsome _, /g),
  'idiomatic/use-if': ({ text }) => matching(text, /^\w+(?:\([^)]*\))? \{$/gm),
  'idiomatic/non-raw-regex-pattern': ({ text }) => text.match(/regex\.match\("/g) ?? [],
  'bugs/rule-shadows-builtin': ({ text }) => headsOf(text).filter((name) => BUILTIN_NAMES.includes(name)),
  'bugs/var-shadows-builtin': ({ text }) =>
    matching(text, /\bsome \w+(?:, \w+)* in\b|^\s*\w+ :=/gm).filter((found) =>
      (found.match(/\w+/g) ?? []).some((word) => BUILTIN_NAMES.includes(word)),
    ),
  'bugs/inconsistent-args': ({ text }) => {
    const heads = [...codeOf(text).matchAll(/^(\w+)\(([^)]*)\)/gm)].map(([, name = '', args = '']) => ({ name, args: args.split(', ') }));
    return heads
      .filter(({ name, args }) =>
        heads.some(
          (other) =>
            other.name === name && other.args.some((arg, at) => VARIABLE.test(arg) && VARIABLE.test(args[at] ?? '') && arg !== args[at]),
        ),
      )
      .map(({ name, args }) => `${name}(${args.join(', ')})`);
  },
  'imports/avoid-importing-input': ({ text }) => matching(text, /^import input\b.*$/gm),
  'imports/import-after-rule': ({ text }) =>
    /^import [\s\S]*/m.exec(codeOf(text).replace(/^(?:\s|package .*|import .*)*/, ''))?.[0] === undefined ? [] : ['an import below a rule'],
  'imports/redundant-alias': ({ text }) => matching(text, /^import \S*\.(\w+) as \1$/gm),
  'imports/ignored-import': ({ text }) =>
    matching(text, /^import data\.(\S+)$/gm).filter((found) => {
      const name = found.slice(found.lastIndexOf('.') + 1);
      return (
        !new RegExp(`(?<![\\w.])${name}[.[]`).test(codeOf(text).replaceAll(/^import .*$/gm, '')) ||
        codeOf(text)
          .replaceAll(/^import .*$/gm, '')
          .includes(found.slice('import '.length))
      );
    }),
  // Once a package; tests need none.
  'custom/missing-metadata of a package': ({ name, text }, all) =>
    name.endsWith('_test.rego') ||
    all.some((other) => dirname(other.name) === dirname(name) && packageOf(other.text) === packageOf(text) && DESCRIBED.test(other.text))
      ? []
      : ['no METADATA above the package'],
  'testing/print-or-trace-call': ({ text }) => matching(text, /\b(?:print|trace)\(/g),
};

test('there is enough to look at', () => {
  expect(files.length).toBeGreaterThan(80);
});

describe.each(Object.entries(RULES))('%s', (_rule, broken) => {
  test('is kept by our library', () => {
    expect(library.flatMap((file) => broken(file, library).map((found) => `${file.name}: ${found}`))).toEqual([]);
  });

  test('is kept by what the compiler writes', () => {
    const own = files.filter(({ name }) => !name.includes('/policy/rego/'));
    expect(own.flatMap((file) => broken(file, own).map((found) => `${file.name}: ${found}`))).toEqual([]);
  });
});
