// @ts-check
// Tools whose listed schema is what is tested: it must reach the client as it was written.
import { text } from '../samples.mjs';

/** @type {import('./tool.mjs').Tool[]} */
export const schemaTools = [
  {
    name: 'test_x_mcp_header',
    description: 'One argument travels as the header Mcp-Param-Region as well (SEP-2243)',
    inputSchema: {
      type: 'object',
      properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, level: { type: 'integer' } },
    },
    run: ({ region }) => ({ content: [text(`region=${typeof region === 'string' ? region : '<none>'}`)] }),
  },
  {
    name: 'json_schema_2020_12_tool',
    description: 'Uses the vocabulary of JSON Schema 2020-12 (SEP-1613, SEP-2106)',
    inputSchema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      $defs: {
        address: { $anchor: 'addressDef', type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
      },
      properties: {
        name: { type: 'string' },
        address: { $ref: '#/$defs/address' },
        contactMethod: { type: 'string', enum: ['phone', 'email'] },
        phone: { type: 'string' },
        email: { type: 'string' },
      },
      allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
      if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { required: ['phone'] },
      else: { required: ['email'] },
      additionalProperties: false,
    },
    run: (args) => ({ content: [text(`called with ${JSON.stringify(args)}`)] }),
  },
];
