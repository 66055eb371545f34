interface Shape {
  readonly name: string;
  /**
   * Three characters that stand in every such credential and are rare elsewhere, and where `pattern` begins, counted from them.
   * Only there is it tried: text without any of them costs one table look-up a character.
   */
  readonly hints: Readonly<Record<string, number>>;
  /** Everything is masked, except what group 1 holds. Bounded, or not able to give back what it took: linear time. */
  readonly pattern: RegExp;
}

/** Credentials that show by their form, in any string, whatever the detectors said. All patterns are sticky. */
const SHAPES: readonly Shape[] = [
  {
    // RFC 7468; an unfinished block is masked to its end.
    name: 'private_key',
    hints: { '---': 0 },
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/y,
  },
  {
    // RFC 7519: two JSON objects in base64url (`eyJ` is `{"`).
    name: 'jwt',
    hints: { eyJ: 0 },
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,3}/y,
  },
  {
    // RFC 6750 and 7617. Sixteen characters: prose about bearers of things stays readable.
    name: 'authorization',
    hints: { rer: -3, RER: -3, sic: -2, SIC: -2 },
    pattern: /(?<![A-Za-z0-9])(?:bearer|basic)[ \t]{1,8}[A-Za-z0-9._~+/-]{16,}={0,2}/iy,
  },
  {
    name: 'github_token',
    hints: { ghp: 0, gho: 0, ghu: 0, ghs: 0, ghr: 0, b_p: -5 },
    pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/y,
  },
  {
    name: 'gitlab_token',
    hints: { lpa: -1, ldt: -1, lrt: -1, lcb: -1, lpt: -1, lso: -1 },
    pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|soat)-[A-Za-z0-9_-]{16,}/y,
  },
  {
    name: 'slack_token',
    hints: { xox: 0, xap: 0 },
    pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,}/y,
  },
  // A name in a JSON Pointer has `~1` for its slashes (RFC 6901 §3).
  {
    name: 'slack_webhook',
    hints: { '.sl': -5 },
    pattern: /hooks\.slack\.com(?:\/|~1)(?:services|workflows)(?:\/|~1)[A-Za-z0-9/_~-]{16,}/y,
  },
  {
    name: 'aws_access_key',
    hints: { AKI: 0, ASI: 0, ABI: 0, ACC: 0 },
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/y,
  },
  { name: 'google_api_key', hints: { AIz: 0 }, pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/y },
  {
    name: 'google_oauth',
    hints: { ya2: 0, GOC: 0 },
    pattern: /(?<![A-Za-z0-9])(?:ya29\.|GOCSPX-)[A-Za-z0-9_-]{20,}/y,
  },
  // OpenAI, Anthropic and the many that spell theirs so.
  { name: 'api_key', hints: { 'sk-': 0 }, pattern: /(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20,}/y },
  {
    name: 'stripe_key',
    hints: { sk_: 0, rk_: 0, ec_: -3 },
    pattern: /(?<![A-Za-z0-9])(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,}/y,
  },
  { name: 'npm_token', hints: { pm_: -1 }, pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/y },
  { name: 'pypi_token', hints: { ypi: -1 }, pattern: /(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{50,}/y },
  { name: 'huggingface_token', hints: { hf_: 0 }, pattern: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,}/y },
  { name: 'sendgrid_key', hints: { 'SG.': 0 }, pattern: /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/y },
  { name: 'digitalocean_token', hints: { _v1: -3 }, pattern: /(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{64}/y },
  {
    name: 'azure_key',
    hints: { 'ey=': 3, 're=': 3 },
    pattern: /(?<=(?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[A-Za-z0-9+/=%&-]{16,}/y,
  },
  // The password of `user:password@` in a URL (RFC 3986 §3.2.1), or in a pointer.
  { name: 'url_password', hints: { '://': 0, ':~1': 0 }, pattern: /(:(?:\/\/|~1~1)[^\s/:@"']{0,64}:)[^\s/@"']{1,256}(?=@)/y },
  {
    // The value of `?access_token=…` or `API_KEY=…`.
    name: 'assignment',
    hints: { 'rd=': 3, 'RD=': 3, 'wd=': 3, 'et=': 3, 'ET=': 3, 'en=': 3, 'EN=': 3, 'ey=': 3, 'EY=': 3 },
    pattern:
      /(?<=(?:^|[^A-Za-z])(?:[Pp]assword|PASSWORD|[Pp]asswd|[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Aa]pi_?[Kk]ey|API_?KEY)=)[^\s&;,"'<>]{6,256}/y,
  },
  {
    // The value after `--password`.
    name: 'option',
    hints: { '-pa': 0, '-to': 0, '-se': 0, '-ap': 0 },
    pattern: /(?<=(?:^|\s)-?)(-(?:password|passwd|token|secret|api-key|apikey)[ =])[^\s"'-][^\s"']{3,255}/y,
  },
];

/** The text with its credentials replaced, or the same string when there are none. */
export function maskShapes(text: string): string {
  let result = '';
  let done = 0;
  let a = text.charCodeAt(0);
  let b = text.charCodeAt(1);
  for (let index = 2; index < text.length; index++) {
    const c = text.charCodeAt(index);
    if (FOLDED[fold(a, b, c)] === 1) {
      const found = shapeAt(text, index - 2, done);
      if (found !== undefined) {
        result += `${text.slice(done, found.start)}[masked:secret.${found.name}]`;
        done = found.end;
        // Goes on behind it; at least the next trigram.
        index = Math.max(index, done + 1);
        a = text.charCodeAt(index - 1);
        b = text.charCodeAt(index);
        continue;
      }
    }
    a = b;
    b = c;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** The credential that the trigram at `index` hints at and that begins at `from` or later. */
function shapeAt(
  text: string,
  index: number,
  from: number,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  for (const { name, pattern, offset } of HINTS.get(text.slice(index, index + 3)) ?? []) {
    const begin = index + offset;
    if (begin < from) continue;
    pattern.lastIndex = begin;
    const match = pattern.exec(text);
    if (match !== null) return { name, start: begin + (match[1]?.length ?? 0), end: begin + match[0].length };
  }
  return undefined;
}

interface Hint {
  readonly name: string;
  readonly pattern: RegExp;
  readonly offset: number;
}

const HINTS = new Map<string, Hint[]>();
/** One bit for each hint, folded to 16 bits: another trigram in the same place costs a look into HINTS, never a miss. */
const FOLDED = new Uint8Array(1 << 16);
for (const { name, hints, pattern } of SHAPES) {
  for (const [hint, offset] of Object.entries(hints)) {
    HINTS.set(hint, [...(HINTS.get(hint) ?? []), { name, pattern, offset }]);
    FOLDED[fold(hint.charCodeAt(0), hint.charCodeAt(1), hint.charCodeAt(2))] = 1;
  }
}

function fold(a: number, b: number, c: number): number {
  return (a * 7919 + b * 127 + c) & 0xffff;
}
