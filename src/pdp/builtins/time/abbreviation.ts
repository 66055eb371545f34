import { BuiltinLimit } from '../builtin.js';

/** What the zone's time is called at the moment: `UTC`. The IANA database has these names; JavaScript gives only some of them, so that here no other zone has one. */
export function abbreviationAt(_seconds: number, zone: string, _offset: number): string {
  if (zone === '' || zone === 'UTC') return 'UTC';
  throw new BuiltinLimit(
    `time.format: a layout with \`MST\` needs the abbreviation of \`${zone}\`, which is not known here; use \`-0700\``,
  );
}
