import { CleanNames } from './clean/clean-names.js';
import { CleanTexts } from './clean/clean-texts.js';
import type { Detector } from './detector.js';
import { DetectorTable } from './detector-table.js';
import { definitionDetectors, detectors as shipped } from './detectors/index.js';
import { Inspection } from './inspection.js';
import type { Inspector } from './inspector.js';

/** Of the longest message that is read where nobody says otherwise (`defaultReadLimits`): a byte holds no more than one. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
export interface InspectorOptions {
  readonly detectors?: readonly Detector[];
  /** What is looked for in values, where that is less than in the names of members. */
  readonly inValues?: readonly Detector[];
  /** Characters of all texts of one message. A longer message is not scanned to its end, and so is not complete. */
  readonly maxCharacters?: number;
  /** Whether texts without findings are remembered; without, each costs what it costs at first. */
  readonly remember?: boolean;
}

/**
 * Reads every text of a value, member names too: its views, its role, then each detector of that role. Synchronous, linear
 * in the size of the value. Never throws: a detector that does makes the inspection incomplete.
 */
export function createInspector({
  detectors = shipped,
  inValues = detectors,
  maxCharacters = MAX_CHARACTERS,
  remember = true,
}: InspectorOptions = {}): Inspector {
  const shared = {
    inNames: new DetectorTable(detectors),
    inValues: new DetectorTable(inValues),
    maxCharacters,
    cleanNames: new CleanNames(),
    cleanTexts: remember ? new CleanTexts() : undefined,
  };
  /** Undefined while a message is inspected. */
  let idle: Inspection | undefined;
  return {
    inspect(request) {
      const inspection = idle ?? new Inspection(shared);
      idle = undefined;
      try {
        return inspection.run(request);
      } finally {
        inspection.leave();
        idle = inspection;
      }
    },
  };
}

/**
 * Looks for what makes a definition a bad one, and not for what nobody asks of one. Names of members are looked at as ever, because a place is told
 * without a name in which something was found.
 */
export function createPoisoningInspector(options: Pick<InspectorOptions, 'maxCharacters'> = {}): Inspector {
  return createInspector({ ...options, inValues: definitionDetectors });
}
