import type { Detection } from '../detection.js';
import type { Asked } from '../detector-table.js';
import type { InspectionRequest } from '../inspector.js';
import { pathsOfTexts } from './split-places.js';
import type { SplitTexts } from './split-texts.js';
import type { Room } from '../views/room.js';
import { viewsOf } from '../views/views.js';

/** Looks for what is split over several texts of a message. `room`: what is left of the message's. False when a limit was hit, or a detector failed. */
export function readOver(
  split: SplitTexts,
  { surface, tool, value: message, root }: InspectionRequest,
  by: readonly Asked[],
  detection: Detection,
  room: Room,
): boolean {
  let paths: readonly string[] | undefined;
  const pathOf = (index: number) => (paths ??= pathsOfTexts(message, root))[index] ?? root;
  let isComplete = true;
  for (const joined of split.joined()) {
    const { views, complete } = viewsOf(joined.text, room);
    const inspected = { surface, tool, name: '', role: 'text' as const, isLoose: !joined.areBlocks, views, message };
    const isRead = detection.askOver(by, inspected, joined, pathOf);
    if (!complete || !isRead) isComplete = false;
  }
  return isComplete;
}
