import { step } from './url.js';
import { replaceMapped, type View } from './view.js';

const BASE64 = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const HEX = /(?:[0-9a-fA-F]{2}[ :]?){16,}/g;
/** Decoding a prefix tells text from noise before the rest is decoded. */
const PROBE = 16;

/** Base64 and hex runs that hold readable text. A hash, a key or a picture does not. */
export function baseDecoded(view: View): View | undefined {
  const base64 = replaceMapped(
    view,
    BASE64,
    (run) => readable(Buffer.from(run.slice(0, PROBE), 'base64')) && readable(Buffer.from(run, 'base64')),
  );
  if (base64 !== undefined) return { ...view, ...base64, made: step(view, 'base64-decoded') };
  const hex = replaceMapped(view, HEX, (run) => {
    const digits = run.replace(/[ :]/g, '');
    return readable(Buffer.from(digits.slice(0, PROBE), 'hex')) && readable(Buffer.from(digits, 'hex'));
  });
  return hex === undefined ? undefined : { ...view, ...hex, made: step(view, 'hex-decoded') };
}

/** The bytes as text when all are printable ASCII or white space, as texts of interest are. */
function readable(bytes: Buffer): string | undefined {
  for (const byte of bytes) if ((byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) || byte > 0x7e) return undefined;
  return bytes.length === 0 ? undefined : bytes.toString('latin1');
}
