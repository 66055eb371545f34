import type { Builtin, BuiltinTable } from './builtin.js';
import { cryptoBuiltins } from './crypto.js';
import { debugBuiltins } from './debug.js';
import { netBuiltins } from './net.js';
import { objectBuiltins } from './objects.js';
import { semverBuiltins } from './semver.js';
import { stringBuiltins } from './strings.js';
import { timeBuiltins } from './time.js';

const families: readonly Readonly<Record<string, Builtin>>[] = [
  cryptoBuiltins,
  debugBuiltins,
  netBuiltins,
  objectBuiltins,
  semverBuiltins,
  stringBuiltins,
  timeBuiltins,
];

/** The builtins of OPA that a module built to WASM does not carry in itself and this host implements. */
export const hostBuiltins: BuiltinTable = new Map(families.flatMap((family) => Object.entries(family)));

/** For the engine's capabilities: what is not here and not in the module is a compile error. */
export const hostBuiltinNames: readonly string[] = [...hostBuiltins.keys()].sort();
