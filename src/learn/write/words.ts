export const number = (value: number): string => value.toLocaleString('en-US');
export const count = (value: number, what: string): string => `${number(value)} ${what}${value === 1 ? '' : 's'}`;
export const times = (value: number): string => (value === 1 ? 'once' : `${number(value)} times`);
