import type { Condition } from '../../conditions/condition.js';
import { mapped, type Shape } from '../shape.js';
import { names, testsOf } from './context-tests.js';

export const client: Shape<readonly Condition[]> = mapped(names('the name of a client'), (found, node) =>
  testsOf(node, { client_is: found }),
);
