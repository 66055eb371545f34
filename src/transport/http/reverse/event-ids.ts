import { RecentTexts } from '../../recent.js';
import { MAX_EVENT_IDS } from './limits.js';

/**
 * Of events that went out in a session, or to a caller outside of them: from one of these a stream may be resumed. What streams that a client listens on
 * brought is apart: they say little for hours, while answers with their events come by the thousand.
 */
export class EventIds {
  readonly #listening = new RecentTexts(MAX_EVENT_IDS);
  readonly #answering = new RecentTexts(MAX_EVENT_IDS);

  add(id: string, ofListening: boolean): void {
    (ofListening ? this.#listening : this.#answering).add(id);
  }

  /** `header` is a `Last-Event-ID` as Node reads it, a character a byte; clients write it in UTF-8 (HTML, "Server-sent events"), or as they wrote it to Node. */
  has(header: string): boolean {
    const text = Buffer.from(header, 'latin1').toString();
    return [header, text].some((id) => this.#listening.has(id) || this.#answering.has(id));
  }
}
