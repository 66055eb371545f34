import { BuiltinError, type Builtin, type BuiltinTable } from './builtin.js';
import { aggregateBuiltins } from './aggregates.js';
import { arithmeticBuiltins } from './arithmetic.js';
import { bitBuiltins } from './bits.js';
import { conversionBuiltins } from './conversions.js';
import { castBuiltins } from './casts.js';
import { cryptoBuiltins } from './crypto.js';
import { debugBuiltins } from './debug.js';
import { encodingBuiltins } from './encoding.js';
import { globBuiltins } from './glob.js';
import { graphBuiltins } from './graph.js';
import { jsonBuiltins } from './json/builtins.js';
import { jwtDecodeBuiltins } from './jwt/decode.js';
import { jwtVerifyBuiltins } from './jwt/verify.js';
import { netBuiltins } from './net.js';
import { numberBuiltins } from './numbers.js';
import { objectBuiltins } from './objects.js';
import { regexBuiltins } from './regex/builtins.js';
import { semverBuiltins } from './semver.js';
import { stringBuiltins } from './strings.js';
import { timeBuiltins } from './time/time.js';
import { unitBuiltins } from './units.js';
import { uriBuiltins } from './uri.js';
import { uuidBuiltins } from './uuid.js';

const families: readonly Readonly<Record<string, Builtin>>[] = [
  aggregateBuiltins,
  arithmeticBuiltins,
  bitBuiltins,
  conversionBuiltins,
  castBuiltins,
  cryptoBuiltins,
  debugBuiltins,
  encodingBuiltins,
  globBuiltins,
  graphBuiltins,
  jsonBuiltins,
  jwtDecodeBuiltins,
  jwtVerifyBuiltins,
  netBuiltins,
  numberBuiltins,
  objectBuiltins,
  regexBuiltins,
  semverBuiltins,
  stringBuiltins,
  timeBuiltins,
  unitBuiltins,
  uriBuiltins,
  uuidBuiltins,
];

/**
 * The builtins of OPA that this host implements: those that a module built to WASM does not carry in itself, and those that it carries
 * but answers otherwise than OPA's interpreter; the engine builds modules that ask for these (engine/opawasm/agreement.go).
 */
export const hostBuiltins: BuiltinTable = new Map(
  families.flatMap((family) => Object.entries(family).map(([name, builtin]) => [name, orUndefined(builtin)] as const)),
);

/** For the engine: what is not here and not in the module is a compile error. */
export const hostBuiltinNames: readonly string[] = [...hostBuiltins.keys()].sort();

function orUndefined(builtin: Builtin): Builtin {
  return (context, ...args) => {
    try {
      return builtin(context, ...args);
    } catch (cause) {
      if (cause instanceof BuiltinError) return undefined;
      throw cause;
    }
  };
}
