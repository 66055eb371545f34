// @ts-check
/** @typedef {typeof import('../compare-opa.mjs').tools} Tools */
/** @typedef {{ compared: number, differences: string[] }} Comparison */

/** @param {Record<string, unknown>} theirs @param {Record<string, unknown>} ours @returns {Comparison} */
export function compareMaps(theirs, ours) {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].toSorted();
  const differences = names.flatMap((name) => {
    const [stock, own] = [JSON.stringify(theirs[name]), JSON.stringify(ours[name])];
    return stock === own ? [] : [`${name}: opa ${stock}, agentmesh ${own}`];
  });
  return { compared: names.length, differences };
}

/** @param {string} text */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
