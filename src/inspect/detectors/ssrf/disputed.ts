/**
 * What makes two readers of a URL find two hosts: one ends the host at a sign, the other goes on. No host of DNS holds such signs
 * (RFC 1123 §2.1), and no name of a person does.
 */
const SIGNS_OF_TWO_HOSTS: readonly RegExp[] = [
  // Slashes and backslashes mixed, or more than two, in front of a host: a path to one reader.
  /^(?:\/\\|\\\/|\/{3})[\\/]{0,8}[\w-]{1,63}\.[a-z]/i,
  // A delimiter, encoded: in front of a host, or between two.
  /^[a-z+.-]{2,12}:[\\/]{1,8}%(?:0[09ad]|5c|2f)/i,
  /^[a-z+.-]{2,12}:\/\/[\w.-]{1,255}%(?:0[ad]|(?:23|3a|40|5c)(?:\d{1,5}\.)?(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?(?:[/?#]|$))/i,
  // The same in letters that another reader folds to it: `℀` holds a slash.
  /^[a-z+.-]{2,12}:\/\/[^\s/?#]{1,255}[\u2100\u2101\u2105\u2106\ufe55\ufe56\ufe5f\ufe60\ufe6b\uff03\uff06\uff0f\uff1a\uff1f\uff20][\w.-]/i,
  // White space that the WHATWG standard takes out; a list of hosts is parted by line feeds.
  /^[a-z+.-]{2,12}:\/\/[\w-]{1,63}\.[\w.-]{2,255}[\t\r][\w-]{1,63}\.[\w.-]{2,255}(?:[/?#]|$)/i,
  // `http://good.example;evil.example`, `http://127.0.0.1!`
  /^[a-z+.-]{2,12}:\/\/(?:[\w-]{1,63}\.){1,8}\w{1,24}[;!&|'][\w-]{0,63}(?:\.[\w-]{1,63}){1,8}(?::\d{1,5})?(?:[/?#]|$)|^[a-z+.-]{2,12}:\/\/\d{1,3}(?:\.\d{1,3}){3}[;!|'](?:[/?#:]|$)/i,
  // A label of signs alone.
  /^[a-z+.-]{2,12}:\/\/(?:[\w-]{1,63}\.){1,8}[~_{}()!$+;=,'"|^`&]{1,3}\.(?:[\w-]{1,63}\.){1,8}[a-z]/i,
];

/** Top-level domains that are no name of a person behind a dot (`john.doe@`). */
const HOST = String.raw`(?:[\w-]{1,63}\.){1,8}(?:com|net|org|edu|gov|io|tld|example|co\.[a-z]{2})`;
/** In front of the `@` a host, where others have their names: it ends there, or with a port, or with what ends a host. Passwords may follow a colon. */
const HOST_SHOWN = new RegExp(`^${HOST}(?:$|:\\d{0,5}$|[^\\w.:%-]|%23)`, 'i');

/** What most URLs are. */
const ORDINARY = /^[a-z+.-]{2,12}:\/\/[\w.:-]{1,255}(?:[/?#]|$)/i;

export function hasTwoHosts(text: string): boolean {
  const url = text.trimStart();
  return !ORDINARY.test(url) && SIGNS_OF_TWO_HOSTS.some((pattern) => pattern.test(url));
}

export const showsAnotherHost = (userinfo: string): boolean => HOST_SHOWN.test(userinfo);

/**
 * An account that is named by a mail address: the `@` in it has to be encoded (RFC 3986 §3.2.1), so that a reader who decodes first sees two.
 * A number behind it would be a port to that reader.
 */
const MAIL_FOR_USER =
  /^[a-z+.-]{2,12}:\/\/([a-z0-9._+-]{1,64})%40((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?::([^\s@\\/?#]{0,256}))?@[^\s@\\]+$/i;

/** The domain of such an address. */
export function domainOfUser(url: string): string | undefined {
  const [, name = '', domain, password] = MAIL_FOR_USER.exec(url.trim()) ?? [];
  return showsAnotherHost(name) || (password !== undefined && /^\d{0,5}$/.test(password)) ? undefined : domain;
}
