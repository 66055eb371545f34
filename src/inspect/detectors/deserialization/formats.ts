import type { Confidence } from '../../../pdp/input-document.js';

export interface FormatRule {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
}

/** How serialized objects begin, whose readers create what they name: by format, as text and as the Base64 or hex that it travels in. */
export const FORMAT_RULES: readonly FormatRule[] = [
  // Java Object Serialization Stream Protocol: magic ac ed, version 00 05; gzip of it.
  {
    rule: 'java',
    confidence: 'high',
    pattern: /(?:^|[^A-Za-z0-9+/])rO0AB[A-Za-z0-9+/]{8}|(?:^|[^0-9a-f])aced0005[0-9a-f]{4}|\u00ac\u00ed\p{Cc}{2}/iu,
  },
  // `O:8:"stdClass":1:{`, `C:11:"ArrayObject":…`; arrays and strings create nothing.
  { rule: 'php', confidence: 'high', pattern: /(?:^|[;{"'\s=])[OC]:\+?\d{1,4}:"[\w\\]{1,128}":\d{1,6}:\{/ },
  // Pickle: `\x80` and a version with GLOBAL or STACK_GLOBAL in Base64; protocol 0 in text.
  {
    rule: 'python_pickle',
    confidence: 'high',
    pattern:
      /(?:^|[^A-Za-z0-9+/])gA[NRSTU]V?[A-Za-z0-9+/]{16,512}|(?:^|\n)c(?:os|posix|nt|subprocess|builtins|__builtin__|commands|sys|importlib|pickle)\n\w{2,32}\n/,
  },
  {
    rule: 'yaml_tag',
    confidence: 'high',
    pattern:
      /!!(?:python\/(?:object|name|module|tuple|apply)|java(?:x)?\.|com\.|org\.|net\.|sun\.|javax\.)|!ruby\/(?:object|hash|struct|sym|module|class)|tag:yaml\.org,2002:(?:python|java)\b/,
  },
  // BinaryFormatter and LosFormatter (.NET), view state without a signature, type names in JSON.
  {
    rule: 'dotnet',
    confidence: 'high',
    pattern:
      /(?:^|[^A-Za-z0-9+/])AAEAAAD\/{4,5}[A-Za-z0-9+/]{4}|["']\$type["']\s{0,4}:\s{0,4}["'](?:System|Microsoft)\.[\w.+`[\], ]{1,128}|ObjectDataProvider/,
  },
  {
    rule: 'ruby_marshal',
    confidence: 'high',
    pattern: /(?:^|[^A-Za-z0-9+/])BAh[bvioVUJ][A-Za-z0-9+/]{8}[A-Za-z0-9+/=]{4}|\p{Cc}{2}[oUu]:/u,
  },
  { rule: 'node', confidence: 'high', pattern: /_\$\$ND_(?:FUNC|CC)\$\$_/ },
  {
    rule: 'java_type',
    confidence: 'high',
    pattern:
      /["']@(?:type|class)["']\s{0,4}:\s{0,4}["'](?:com\.sun|java|javax|org\.(?:apache|springframework))\.[\w.$]{1,128}|<java\s[^>]{0,128}class\s{0,4}=\s{0,4}["']java\.beans\.XMLDecoder|<(?:java|sun|com\.sun)\.[\w.-]{1,64}>/,
  },
];
