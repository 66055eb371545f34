import type { RegoModule } from '../../../engine/bundle.js';
import type { PolicyIr } from '../../ir.js';
import { metadata } from '../metadata.js';
import type { Place } from '../places.js';
import { importsOf } from '../imports.js';
import { moduleText } from '../rego-text.js';
import { allowBlocks } from './allow.js';
import { askBlocks } from './ask.js';
import { denyBlocks } from './deny.js';
import { hiddenBlocks } from './hidden.js';
import { obligationBlocks } from './obligations.js';
import { otherwiseBlocks } from './otherwise.js';
import { tierBlocks } from './tier.js';

/** `package mcp.policy`: finds the rules that speak of a message and ranks them. What is not needed is not there. */
export function policyModule(ir: PolicyIr, places: readonly Place[]): RegoModule {
  const rules = [
    ...allowBlocks(ir, places),
    ...askBlocks(ir, places),
    ...denyBlocks(ir, places),
    ...otherwiseBlocks(ir, places),
    ...obligationBlocks(ir, places),
    ...hiddenBlocks(ir, places),
    ...tierBlocks(ir, places),
  ];
  const about = {
    title: ir.title,
    description: ir.description,
    mitigates: ir.mitigates,
    source: { file: ir.file, line: 1, column: 1, length: 1 },
  };
  const blocks = [`${metadata(about)}\npackage mcp.policy`, ...importsOf(rules), ...rules];
  return { path: 'mcp/policy/policy.rego', text: moduleText(blocks) };
}
