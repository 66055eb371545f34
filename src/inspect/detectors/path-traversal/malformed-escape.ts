/**
 * Percent-encoding that no encoder writes: bytes that are never UTF-8 (`c0`, `c1`, `f5` and above) or begin an overlong form (RFC 3629 §3),
 * the same once more encoded, `%u` with a character of private use, an escaped hex digit (`%%32%%65`), more than one escape that is none (`%bg%qf`).
 */
export const MALFORMED_ESCAPE =
  /%(?:25)?(?:c[01]|f[5-f]|e0%(?:25)?[89]|f0%(?:25)?8|u(?:e[0-9a-f]|f[0-8])[0-9a-f]{2})|%%[2-7][0-9a-f]%{1,2}[2-7][0-9a-f]|(?:%(?:[0-9a-f][g-z]|[g-tv-z][0-9a-z])[^%]{0,8}){2}/i;
