// @ts-check

/**
 * Keeps what a stream carried, so that a client can come back with `Last-Event-ID` (2025-11-25). Without a limit: one lives as long as one session of a test.
 * @returns {import('@modelcontextprotocol/server').EventStore}
 */
export function createEventStore() {
  /** @type {{ streamId: string, message: import('@modelcontextprotocol/server').JSONRPCMessage }[]} */
  const events = [];
  return {
    async storeEvent(streamId, message) {
      events.push({ streamId, message });
      return String(events.length - 1);
    },
    async replayEventsAfter(lastEventId, { send }) {
      const streamId = events[Number(lastEventId)]?.streamId ?? '';
      for (const [id, event] of events.entries()) {
        // The first event of a stream carries nothing: it only gives the client an id to come back with.
        const carries = Object.keys(event.message).length > 0;
        if (id > Number(lastEventId) && event.streamId === streamId && carries) await send(String(id), event.message);
      }
      return streamId;
    },
  };
}
