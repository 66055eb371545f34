interface Shape {
  readonly name: string;
  /** Three characters that stand in every such credential, rare elsewhere: text without any of them is not looked at again. */
  readonly hints: readonly string[];
  readonly pattern: string;
}

/**
 * Credentials that show by their form, in any string, whatever the detectors said. Every pattern begins at literal text and is
 * bounded or cannot give back what it took, so that the time is linear in the string.
 */
const SHAPES: readonly Shape[] = [
  {
    // RFC 7468; an unfinished block is masked to its end.
    name: 'private_key',
    hints: ['---'],
    pattern: '-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)',
  },
  {
    // RFC 7519: two JSON objects in base64url (`eyJ` is `{"`).
    name: 'jwt',
    hints: ['eyJ'],
    pattern: '(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,3}',
  },
  {
    // RFC 6750 and 7617. Sixteen characters: prose about bearers of things stays readable.
    name: 'authorization',
    hints: ['rer', 'RER', 'sic', 'SIC'],
    pattern: '(?<![A-Za-z0-9])(?:[Bb]earer|BEARER|[Bb]asic|BASIC)[ \\t]{1,8}[A-Za-z0-9._~+/-]{16,}={0,2}',
  },
  {
    name: 'github_token',
    hints: ['ghp', 'gho', 'ghu', 'ghs', 'ghr', 'b_p'],
    pattern: '(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})',
  },
  {
    name: 'gitlab_token',
    hints: ['lpa', 'ldt', 'lrt', 'lcb', 'lpt', 'lso'],
    pattern: '(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|soat)-[A-Za-z0-9_-]{16,}',
  },
  {
    name: 'slack_token',
    hints: ['xox', 'xap'],
    pattern: '(?<![A-Za-z0-9])(?:xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,})',
  },
  { name: 'slack_webhook', hints: ['.sl'], pattern: 'hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9/_-]{16,}' },
  {
    name: 'aws_access_key',
    hints: ['AKI', 'ASI', 'ABI', 'ACC'],
    pattern: '(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])',
  },
  { name: 'google_api_key', hints: ['AIz'], pattern: '(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}' },
  {
    name: 'google_oauth',
    hints: ['ya2', 'GOC'],
    pattern: '(?<![A-Za-z0-9])(?:ya29\\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})',
  },
  // OpenAI, Anthropic and the many that spell theirs so.
  { name: 'api_key', hints: ['sk-'], pattern: '(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20,}' },
  {
    name: 'stripe_key',
    hints: ['sk_', 'rk_', 'ec_'],
    pattern: '(?<![A-Za-z0-9])(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,}',
  },
  { name: 'npm_token', hints: ['pm_'], pattern: '(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}' },
  { name: 'pypi_token', hints: ['ypi'], pattern: '(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{50,}' },
  { name: 'huggingface_token', hints: ['hf_'], pattern: '(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,}' },
  { name: 'sendgrid_key', hints: ['SG.'], pattern: '(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}' },
  { name: 'digitalocean_token', hints: ['_v1'], pattern: '(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{64}' },
  {
    name: 'azure_key',
    hints: ['ey=', 're='],
    pattern: '(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[A-Za-z0-9+/=%&-]{16,}',
  },
  // The password of `user:password@` in a URL (RFC 3986 §3.2.1).
  { name: 'url_password', hints: ['://'], pattern: '(?<=://[^\\s/:@"\']{0,64}:)[^\\s/@"\']{1,256}(?=@)' },
  {
    // The value of `?access_token=…` or `API_KEY=…`.
    name: 'assignment',
    hints: ['rd=', 'RD=', 'wd=', 'et=', 'ET=', 'en=', 'EN=', 'ey=', 'EY='],
    pattern:
      '(?<=(?:^|[^A-Za-z])(?:[Pp]assword|PASSWORD|[Pp]asswd|[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Aa]pi_?[Kk]ey|API_?KEY)=)[^\\s&;,"\'<>]{6,256}',
  },
  {
    // The value after `--password`.
    name: 'option',
    hints: ['-pa', '-to', '-se', '-ap'],
    pattern: '(?<=(?:^|\\s)--?(?:password|passwd|token|secret|api-key|apikey)[ =])[^\\s"\'-][^\\s"\']{3,255}',
  },
];

const ANY = new RegExp(SHAPES.map(({ pattern }, index) => `(?<s${index}>${pattern})`).join('|'), 'g');

/** Shorter than any of them. */
const SHORTEST = 8;

/** The text with its credentials replaced, or the same string when there are none. */
export function maskShapes(text: string): string {
  if (text.length < SHORTEST || !hasHint(text)) return text;
  return text.replace(ANY, (...match: unknown[]) => `[masked:secret.${nameOf(match.at(-1))}]`);
}

function nameOf(groups: unknown): string {
  const found = typeof groups === 'object' && groups !== null ? Object.entries(groups).find(([, value]) => value !== undefined) : undefined;
  return SHAPES[Number(found?.[0].slice(1))]?.name ?? 'unknown';
}

/** One bit for each of the hints, folded to 16 bits: another trigram in the same place costs a look, never a miss. */
const HINTS = new Uint8Array(1 << 16);
for (const hint of SHAPES.flatMap(({ hints }) => hints)) HINTS[fold(hint.charCodeAt(0), hint.charCodeAt(1), hint.charCodeAt(2))] = 1;

function fold(a: number, b: number, c: number): number {
  return (a * 7919 + b * 127 + c) & 0xffff;
}

function hasHint(text: string): boolean {
  let a = text.charCodeAt(0);
  let b = text.charCodeAt(1);
  for (let index = 2; index < text.length; index++) {
    const c = text.charCodeAt(index);
    if (HINTS[fold(a, b, c)] === 1) return true;
    a = b;
    b = c;
  }
  return false;
}
