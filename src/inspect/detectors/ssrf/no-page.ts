/**
 * Schemes of what runs, opens a file or starts a program where a client opens it for a person, as a page to visit (MCP 2025-11-25, elicitation in URL
 * mode): scripts and pages written into the address, files, and handlers of Windows that run what the address says (CVE-2022-30190 and its kin).
 */
const NO_PAGES: ReadonlySet<string> = new Set(
  (
    'javascript vbscript livescript data file filesystem blob view-source about chrome ' +
    'smb ldap shell search search-ms ms-msdt ms-officecmd ms-appinstaller ms-cxh ms-cxh-full ms-word ms-excel ms-powerpoint ms-settings'
  ).split(' '),
);

/** What browsers leave out of an address: white space and controls before it, line breaks and tabs anywhere (WHATWG URL §4.4). */
// eslint-disable-next-line no-control-regex -- they are what is meant
const LEFT_OUT = /^[\u0000-\u0020]+|[\t\n\r]+/g;

/** The scheme by which an address leads to no page, if it does. */
export function schemeOfNoPage(address: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]{0,64}):/i.exec(address.replace(LEFT_OUT, ''))?.[1]?.toLowerCase();
  return scheme !== undefined && NO_PAGES.has(scheme) ? scheme : undefined;
}
