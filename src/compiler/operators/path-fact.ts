import { member, type JsonValue } from '../../protocol/json/json.js';
import { texts } from './operands.js';

/** An entry of `input.paths`, whole: `touches` is `under` where the input leaves it out. */
export interface WholePathFact {
  readonly lexical: string;
  readonly resolved: string;
  readonly under: readonly string[];
  readonly touches: readonly string[];
  readonly also: readonly string[];
}

export function pathFact(value: JsonValue | undefined): WholePathFact {
  const [lexical = ''] = texts(member(value, 'lexical') ?? []);
  const [resolved = ''] = texts(member(value, 'resolved') ?? []);
  const under = texts(member(value, 'under') ?? []);
  return { lexical, resolved, under, touches: texts(member(value, 'touches') ?? under), also: texts(member(value, 'also') ?? []) };
}
