/** Pieces from this size on are kept as they were read; smaller ones are gathered, so that their number is bounded too. */
const LARGE_PIECE = 4 * 1024;

/** The first and the largest buffer that small pieces are gathered in; it doubles in between. */
const FIRST_GATHERING = 1024;
const LAST_GATHERING = 64 * 1024;

const NOTHING = Buffer.alloc(0);

/** What was read of something that is not complete yet. Work is linear in the bytes, however small they come. */
export class Pieces {
  #pieces: Buffer[] = [];
  #gathering: Buffer = NOTHING;
  #gathered = 0;

  append(piece: Buffer): void {
    if (piece.length >= LARGE_PIECE) {
      this.#closeGathering();
      this.#pieces.push(piece);
      return;
    }
    if (this.#gathered + piece.length > this.#gathering.length) this.#growGathering(piece.length);
    piece.copy(this.#gathering, this.#gathered);
    this.#gathered += piece.length;
  }

  /** All that is held, in one buffer; then nothing is. */
  take(): Buffer {
    this.#closeGathering();
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces.length === 1 ? (pieces[0] ?? NOTHING) : Buffer.concat(pieces);
  }

  /** Keeps only the beginning, copied out, so that everything else is freed at once. */
  cut(length: number): void {
    this.#pieces = [Buffer.from(this.take().subarray(0, length))];
  }

  #growGathering(more: number): void {
    if (this.#gathered + more > LAST_GATHERING) this.#closeGathering();
    const grown = Buffer.allocUnsafeSlow(Math.max(FIRST_GATHERING, this.#gathered + more, this.#gathering.length * 2));
    this.#gathering.copy(grown, 0, 0, this.#gathered);
    this.#gathering = grown;
  }

  #closeGathering(): void {
    if (this.#gathered > 0) this.#pieces.push(this.#gathering.subarray(0, this.#gathered));
    this.#gathering = NOTHING;
    this.#gathered = 0;
  }
}
