// @ts-check
/** @typedef {import('./suite.mjs').Check} Check */
/** @typedef {import('./suite.mjs').Findings} Findings */
/** @typedef {{ scenario: string, check: string, direct: string, through: string, message: string | undefined }} Difference */

/**
 * `equal`: each verdict as it was. `no-worse`: what passed passes; where the proxy itself stands in for the yardstick it may do better.
 * @typedef {'equal' | 'no-worse'} Demand
 */

/** @param {Findings} direct @param {Findings} through @param {Demand} demand @returns {Difference[]} */
export function compare(direct, through, demand) {
  const scenarios = new Set([...Object.keys(direct), ...Object.keys(through)]);
  return [...scenarios].sort().flatMap((scenario) => compareScenario(scenario, direct[scenario] ?? [], through[scenario] ?? [], demand));
}

/** @param {string} scenario @param {Check[]} direct @param {Check[]} through @param {Demand} demand */
function compareScenario(scenario, direct, through, demand) {
  const [before, after] = [byName(direct), byName(through)];
  /** @type {Difference[]} */
  const differences = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was?.status === is?.status || (isRemark(was) && isRemark(is))) continue;
    if (demand === 'no-worse' && is?.status !== 'FAILURE' && !(was?.status === 'SUCCESS' && is === undefined)) continue;
    differences.push({
      scenario,
      check: name,
      direct: was?.status ?? 'absent',
      through: is?.status ?? 'absent',
      message: is?.errorMessage,
    });
  }
  return differences;
}

/** No verdict: a trace of what went over the wire, whose number of entries timing decides. @param {Check | undefined} check */
const isRemark = (check) => check === undefined || check.status === 'INFO';

/** One id may stand for several cases: each gets a name of its own. @param {Check[]} checks */
function byName(checks) {
  /** @type {Map<string, Check>} */
  const named = new Map();
  for (const check of checks) {
    let name = check.id;
    for (let n = 2; named.has(name); n++) name = `${check.id} #${n}`;
    named.set(name, check);
  }
  return named;
}

/** @param {Findings} findings */
export function totals(findings) {
  const checks = Object.values(findings).flat();
  /** @param {Check['status']} status */
  const count = (status) => checks.filter((check) => check.status === status).length;
  return { passed: count('SUCCESS'), failed: count('FAILURE') };
}
