import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { located, type Located } from '../language/shape.js';
import { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { readYaml } from '../source/read-yaml.js';
import { replaceVariables, type Environment } from '../source/variables.js';
import type { PolicyFile } from './policy-file.js';

const words = oneOrMore(located(text));

/** What a policy extends, for whoever reads files. What is wrong with it is told when it is compiled. */
export function extendsOf({ file, text: source }: PolicyFile, environment: Environment): readonly string[] {
  const problems = new Problems();
  const read = readYaml(source, file, problems);
  const root = read && replaceVariables(read, environment, problems);
  return root === undefined ? [] : extendedBy(root).map(({ value }) => value);
}

/** The same of a file whose variables are replaced. */
export function extendedBy(root: SourceNode): readonly Located<string>[] {
  const stated = root.kind === 'map' ? root.entries.find(({ key }) => key === 'extends') : undefined;
  return (stated && words.read(stated.value, new Problems())) ?? [];
}
