/** What a unit is worth as a hexadecimal digit; 255 for every other below 128. */
const WORTH = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? 255 : value;
});

/** The digit at an index of a text, -1 for none. */
export function hexDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!(code < 128)) return -1;
  const worth = WORTH[code] ?? 255;
  return worth === 255 ? -1 : worth;
}

/** The number that `length` digits at an index spell, -1 where one is missing. */
export function hexNumber(text: string, at: number, length: number): number {
  let number = 0;
  for (let i = at; i < at + length; i++) {
    const digit = hexDigit(text, i);
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}
