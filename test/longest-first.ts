import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes half a minute or more, the longest first. On a fresh clone the runner has seen no file yet, and would go by their sizes. */
export const LONGEST = [
  'compiler/meaning-random',
  'cli/commands',
  'cli/authoring',
  'compiler/planted-faults',
  'bypass/fuzz',
  'cli/policy-test',
  'compiler/laws',
  'pap/bundles/malformed',
  'pdp/composition',
  'compiler/arguments-schema',
  'transport/life-cycle-protect',
  'compiler/schema-walk',
  'pdp/fuel/hostile-policies',
  'compiler/meaning',
  'inspect/work',
  'compiler/targets',
  'compiler/golden',
  'inspect/patterns',
  'compiler/operators/operators',
  'cases/reload-tests',
  'lint/rules',
  'pdp/reads',
].map((name) => `test/${name}.test.ts`);

/** Workers that are shared first, while they are warm: the many small files that have their own come last, so that no worker ends long after the other. */
const PROJECTS = ['shared', 'doubles', 'own'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.toSorted((a, b) => projectOf(a) - projectOf(b) || placeOf(a) - placeOf(b));
  }
}

function projectOf({ project }: TestSpecification): number {
  return PROJECTS.indexOf(project.name);
}

function placeOf({ project, moduleId }: TestSpecification): number {
  const at = LONGEST.indexOf(relative(project.config.root, moduleId).replaceAll('\\', '/'));
  return at === -1 ? LONGEST.length : at;
}
