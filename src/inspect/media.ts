import { isJsonObject, type JsonValue } from '../protocol/json/json.js';
import type { Surface } from './inspector.js';
import { holdsText } from './views/base64.js';

/** What a client shows, plays or keeps, and does not read. */
const MEDIA_TYPE = /^(?:image|audio|video|font)\/|^application\/octet-stream$/i;
/** RFC 4648 §4, nothing else: whatever was written to be read as it stands has other characters. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Shorter ones cost little. */
const SHORTEST = 1_024;

/** How files of these kinds begin, in Base64. */
const BEGINNINGS: readonly string[] = [
  // PNG, JPEG, GIF, TIFF, icons.
  'iVBORw0KGgo',
  '/9j/',
  'R0lGODdh',
  'R0lGODlh',
  'SUkqA',
  'TU0AK',
  'AAABAA',
  // WebP and WAV, Ogg, FLAC, MP3.
  'UklGR',
  'T2dnUw',
  'ZkxhQ',
  'SUQz',
  // WOFF, TrueType.
  'd09GR',
  'd09GM',
  'AAEAAAA',
];

/** Where in a result media stand: MCP's image and audio content, and the blob of a resource. */
const SURFACES: ReadonlySet<Surface> = new Set(['result', 'sampling']);

/**
 * The member of an object that is a picture or a sound in Base64: it says so, it begins like one, and it holds no text that a model
 * could read. What only says so is read like any other text.
 */
export function mediaMember(value: JsonValue, surface: Surface): 'data' | 'blob' | undefined {
  if (!SURFACES.has(surface) || !isJsonObject(value)) return undefined;
  const type = value['mimeType'];
  if (typeof type !== 'string' || !MEDIA_TYPE.test(type)) return undefined;
  if (isMedia(value['data'])) return 'data';
  return isMedia(value['blob']) ? 'blob' : undefined;
}

function isMedia(value: JsonValue | undefined): boolean {
  if (typeof value !== 'string' || value.length < SHORTEST) return false;
  return BEGINNINGS.some((beginning) => value.startsWith(beginning)) && BASE64.test(value) && !holdsText(value);
}
