/**
 * Whether only this machine is reached there (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3): what is said to it does not leave it. `host` is an
 * address, or as a URL has it (an IPv6 address in brackets). Names below `localhost` are not among them: not every resolver keeps those here.
 */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
