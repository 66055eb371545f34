// @ts-check
const WORDS = 'the committee met on Tuesday to discuss a budget for new shelves and agreed that plans are published next month'.split(' ');

/** No two alike: nobody who remembers answers gains by it. @param {number} n */
export function differentEcho(n) {
  let message = `${n}:`;
  for (let word = 0; message.length < 94; word++) message += ` ${WORDS[(n * 7 + word * 5) % WORDS.length]}`;
  return { name: 'echo', arguments: { message } };
}

export function sameEcho() {
  return { name: 'echo', arguments: { message: 'x'.repeat(100) } };
}
