import { expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Detector } from '../../src/inspect/detector.js';
import type { InspectionRequest, Surface } from '../../src/inspect/inspector.js';
import type { JsonValue } from '../../src/protocol/json/json.js';

const request = (value: JsonValue, tool: string | undefined = 'read', surface: Surface = 'arguments'): InspectionRequest => ({
  surface,
  method: 'tools/call',
  tool,
  value,
  root: '/arguments',
  pathArguments: [],
});

/** Finds every text that says `bad`, where the tool or the surface does too. Counts what it was shown. */
function counting() {
  const seen: string[] = [];
  const detector: Detector = {
    name: 'counting',
    detect: ({ views: [view], tool, surface }, report) => {
      if (view === undefined) return;
      seen.push(view.text);
      if (view.text.startsWith('bad') || tool === view.text || surface === 'definition')
        report({ rule: 'bad', confidence: 'high', severity: 'high', view, start: 0, end: 3 });
    },
  };
  return { seen, inspector: createInspector({ detectors: [detector] }) };
}

it('looks at a name without findings once', () => {
  const { seen, inspector } = counting();
  for (let i = 0; i < 3; i++) expect(inspector.inspect(request({ path: 1 }))).toEqual({ complete: true, findings: [] });
  expect(seen).toEqual(['path']);
});

it.each([
  ['of another tool', request({ path: 1 }, 'path')],
  ['on another surface', request({ path: 1 }, 'read', 'definition')],
])('looks at it again in a call %s', (_, other) => {
  const { inspector } = counting();
  inspector.inspect(request({ path: 1 }));
  expect(inspector.inspect(other).findings).toHaveLength(1);
});

it('looks at a name with findings each time, where more were found than are listed too', () => {
  const { inspector } = counting();
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`bad ${n}`, 1]));
  inspector.inspect(request(many));
  expect(inspector.inspect(request({ 'bad 99': 1 })).findings).toHaveLength(1);
});

it('looks at a name again that a detector could not be asked about', () => {
  let broken = true;
  const detector: Detector = {
    name: 'late',
    detect: ({ views: [view] }, report) => {
      if (broken) throw new Error('defect');
      if (view !== undefined) report({ rule: 'x', confidence: 'high', severity: 'high', view, start: 0, end: 1 });
    },
  };
  const inspector = createInspector({ detectors: [detector] });
  expect(inspector.inspect(request({ path: 1 })).complete).toBe(false);
  broken = false;
  expect(inspector.inspect(request({ path: 1 })).findings).toHaveLength(1);
});
