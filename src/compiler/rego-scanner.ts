/** What a place in Rego is part of. A template is a text with expressions in it: `$"…{input.x}…"`. */
export type RegoPlace = 'code' | 'comment' | 'text' | 'raw' | 'template' | 'raw template';

/**
 * Reads Rego as OPA's scanner does (v1/ast/internal/scanner), one UTF-16 unit after the other, and knows where it is. It goes on after what is no Rego;
 * then OPA refuses the whole.
 */
export class RegoScanner {
  #place: RegoPlace = 'code';
  /** For each brace that is open in code, what goes on after the one that closes it. */
  readonly #around: RegoPlace[] = [];
  /** Units that belong to an escape that has begun. */
  #escaped = 0;
  #before = '';

  get place(): RegoPlace {
    return this.#place;
  }

  /** Whether the next unit belongs to an escape. */
  get escapes(): boolean {
    return this.#escaped > 0;
  }

  read(rego: string): void {
    for (let at = 0; at < rego.length; at++) this.next(rego.charAt(at));
  }

  /** Whether the unit is code; the braces around an expression of a template are. */
  next(unit: string): boolean {
    const from = this.#place;
    if (this.#escaped > 0) this.#escape(unit);
    else this.#place = this.#after(unit);
    this.#before = unit;
    return from === this.#place ? from === 'code' : unit === '{' || unit === '}';
  }

  #escape(unit: string): void {
    this.#escaped = this.#before === '\\' && this.#escaped === 1 && unit === 'u' ? HEX_DIGITS : this.#escaped - 1;
  }

  #after(unit: string): RegoPlace {
    switch (this.#place) {
      case 'code':
        return this.#afterCode(unit);
      case 'comment':
        return unit === '\n' ? 'code' : 'comment';
      case 'text':
        if (unit === '\\') this.#escaped = 1;
        return unit === '"' || unit === '\n' ? 'code' : 'text';
      case 'raw':
        return unit === '`' ? 'code' : 'raw';
      case 'template':
        if (unit === '\\') this.#escaped = 1;
        if (unit === '{') return this.#expression();
        return unit === '"' || unit === '\n' ? 'code' : 'template';
      case 'raw template':
        if (unit === '{' && this.#before !== '\\') return this.#expression();
        return unit === '`' ? 'code' : 'raw template';
      default:
        return this.#place satisfies never;
    }
  }

  #afterCode(unit: string): RegoPlace {
    if (unit === '#') return 'comment';
    if (unit === '"') return this.#before === '$' ? 'template' : 'text';
    if (unit === '`') return this.#before === '$' ? 'raw template' : 'raw';
    if (unit === '{') this.#around.push('code');
    return unit === '}' ? (this.#around.pop() ?? 'code') : 'code';
  }

  #expression(): RegoPlace {
    this.#around.push(this.#place);
    return 'code';
  }
}

const HEX_DIGITS = 4;
