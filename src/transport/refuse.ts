import type { Forward, Line } from './interceptor.js';

const NOTHING: Forward = { toServer: [], toClient: [] };
export const refuseFromClient = (_lines: readonly Line[]): Forward => NOTHING;
export const refuseFromServer = (_lines: readonly Line[]): Forward => NOTHING;
