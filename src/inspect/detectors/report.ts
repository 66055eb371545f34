import type { Confidence } from '../../pdp/input-document.js';

/** How a part of a detector tells it what it found: offsets in the view that the detector reads. */
export type Report = (rule: string, confidence: Confidence, start: number, end: number) => void;
