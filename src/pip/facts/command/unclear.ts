/** Which programs a command line starts cannot be told for certain. Never leaves this folder. */
export class Unclear extends Error {
  override readonly name = 'Unclear';
}
