import type { Confidence } from '../../../pdp/input-document.js';

export type Report = (rule: string, confidence: Confidence, start: number, end: number) => void;
