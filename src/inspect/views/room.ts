/** Bytes of text that one message may unpack to: a log of some MB. A small message may take no longer than the longest one. */
const MOST_UNPACKED = 8 * 1_024 * 1_024;
/** Bytes that may be unpacked and turn out to be no text. */
const MOST_IN_VAIN = 4 * MOST_UNPACKED;

/** What one message may still unpack to. */
export interface Room {
  /** Of text. */
  left: number;
  /** Of what begins like text and is none. */
  inVain: number;
}

export function roomOfMessage(): Room {
  return { left: MOST_UNPACKED, inVain: MOST_IN_VAIN };
}

/** For the next message, and where what was unpacked is unpacked again. */
export function putBack(room: Room, as: Room): void {
  Object.assign(room, as);
}
