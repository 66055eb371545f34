import { insensitive } from './rule.js';

/**
 * Where a statement leaves its database: programs, files of the system, other machines. What administrators run by the day (jobs, backups
 * to a share, `xp_fileexist`, a linked server) is none of it; what follows has an address, a folder or code that no task of theirs needs.
 */
export interface QueryRule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** Has to stand in the query as well. */
  readonly also?: RegExp;
}

/** A file that a web server or a shell runs, or that the system reads when it starts. */
const RUN = String.raw`\.(?:php\d?|phtml|jspx?|aspx?|asp|war|sh|bat|ps1|exe|dll|so|py|pl|cgi)\b`;
const OF_THE_SYSTEM = String.raw`(?:[a-z]:)?[/\\]{1,4}(?:etc|proc|root|boot|sys|windows|winnt|inetpub)[/\\]|[^']{0,80}(?:/www/|htdocs|wwwroot|[/\\]\.ssh[/\\]|/cron\.)`;
const WRITTEN = `(?:${OF_THE_SYSTEM}|[^'"]{1,160}${RUN})`;
/** A share of a machine that has no name, or over the web: whoever reads it sends the server's credentials there. */
const SHARE = String.raw`\\{2,4}(?:\d{1,3}(?:\.\d{1,3}){3}|[\w.-]{1,80}@(?:SSL|\d{2,5}))(?:@\w{1,5})?[\\/]`;
/** Code in Java, Python, Perl that runs programs or opens files and sockets. */
const REACHES_OUT =
  /\bos\.(?:system|popen|exec\w{0,2}|stat|walk|listdir|access)\b|\b(?:import|from)\s{1,4}(?:os|subprocess|socket|pty)\b|\bsubprocess\b|\bpopen\b|\bopen\s?\(|\bsystem\s?\(|\bgetRuntime\b|\bProcessBuilder\b|`[a-z/]|\bXMLDecoder\b/i;

/** One of these words stands in whatever the rules below match. */
export const WAYS_OUT =
  /xp_|sp_oa|sp_addext|sp_makeweb|external_script|ole automation|assembly|\\\\|\b(?:copy|attach|bulk|infile|outfile|dumpfile|soname|language|executable|waitfor|dblink\w{0,20}|authid)\b|log_file|lo_(?:im|ex)port|(?:write|read)file|file_read|csvread|bfilename|openrowset|url\s?\(|\bjava\s|\balias\b|csvwrite|\$_(?:get|post|request|cookie|server)|load_extension|sys_e|runtime|processbuilder|dbms_|utl_|httpuri|load_file|sleep|benchmark|pg_(?:read|write|execute|ls|stat_f)|impersonate|execute as|alter system|^\s*(?:\\!|\.s)|read_(?:text|blob)|load csv|javautils/i;

export const QUERY_RULES: readonly QueryRule[] = [
  {
    rule: 'procedure',
    pattern: /\bxp_(?:cmdshell|dirtree|subdirs|servicecontrol|reg(?:read|write|delete\w{0,5}|enum\w{1,8}|addmultistring))\b/i,
  },
  { rule: 'procedure', pattern: /\bsp_(?:oacreate|oamethod|addextendedproc|makewebtask)\b|'ole automation procedures'\s{0,4},\s{0,4}1\b/i },
  { rule: 'procedure', pattern: /\bsp_execute_external_script\b/i, also: REACHES_OUT },
  { rule: 'procedure', pattern: /\bcreate\s{1,8}assembly\b[^;]{0,400}(?:\bfrom\s{1,8}0x|\bpermission_set\s{0,4}=\s{0,4}unsafe)/i },
  { rule: 'procedure', pattern: /\bdbms_java_test\.funcall\b|\bdbms_java\.(?:runjava|set_output_to_java)\b|\bdbms_export_extension\b/i },
  {
    rule: 'procedure',
    pattern: /\bdbms_scheduler\.create_(?:job|program)\b/i,
    also: /'(?:executable|external_script)'[^;]{0,400}(?:\bcmd\.exe|\bpowershell|\/bin\/|\bcurl\b|\bnc\b)/i,
  },
  { rule: 'native_code', pattern: /\bsys_(?:exec|eval)\s{0,4}\(|\breturns?\s{1,8}\w{1,16}\s{1,8}soname\s{1,8}'/i },
  // `MODULE_PATHNAME` and `$libdir` are what extensions have.
  { rule: 'native_code', pattern: /\bas\s{1,8}'(?:\/|[a-z]:[\\/]|\\\\)[^']{1,160}'[^;]{0,200}\blanguage\s{1,8}'?c\b/i },
  { rule: 'native_code', pattern: /\blanguage\s{1,8}'?(?:plpython[23]?u|plperlu|plsh|pltclu|plrubyu?)\b/i, also: REACHES_OUT },
  {
    rule: 'native_code',
    pattern: /\blanguage\s{1,8}c\s{1,8}library\s{1,8}\w{1,64}\s{1,8}name\b|\bload_extension\s{0,4}\(\s{0,4}'(?:[/\\.]|[a-z]:)/i,
  },
  { rule: 'native_code', pattern: /\b(?:create\s{1,8}alias|java\s{1,8}source)\b/i, also: REACHES_OUT },
  { rule: 'native_code', pattern: /\bruntime\.getruntime\s?\(\)\.exec\b|\bjavautils\.writebytestofilename\b/i },
  { rule: 'file', pattern: /\binto\s{1,8}(?:out|dump)file\s{1,8}['"]|\bcopy\b[^;]{0,256}\b(?:from|to)\s{1,8}program\s{0,8}['"]/i },
  {
    rule: 'file',
    // What no table is loaded from.
    pattern: insensitive(
      String.raw`\b(?:load_file|pg_(?:read_(?:binary_)?|stat_)file|pg_ls_dir|lo_import|readfile|read_(?:text|blob)|utl_file\.fopen|bfilename|load\s{1,4}data\s{1,4}(?:local\s{1,4})?infile|copy\s{1,4}[\w."]{1,64}(?:\s{0,4}\([^()]{0,80}\))?\s{1,4}from|bulk\s{1,4}insert\s{1,4}\S{1,64}\s{1,4}from|openrowset\s{0,4}\(\s{0,4}bulk)\s{0,4}\(?\s{0,4}n?['"](?:[a-z]:)?[/\\]{1,4}(?:etc|proc|root|boot|sys|windows|winnt|var/www)[/\\]`,
    ),
  },
  {
    rule: 'file',
    pattern: insensitive(
      String.raw`\b(?:copy\s{1,4}(?:[\w."]{1,64}(?:\s{0,4}\([^()]{0,80}\))?|\([^;]{1,512}\))\s{1,4}to|attach\s{1,4}(?:database\s{1,4})?|lo_export\s{0,4}\([^;']{0,64},|(?:writefile|csvwrite)\s{0,4}\()\s{0,4}'${WRITTEN}`,
    ),
  },
  { rule: 'file', pattern: insensitive(String.raw`\b(?:general|slow_query)_log_file\s{0,4}=\s{0,4}['"]${WRITTEN}`) },
  {
    rule: 'out_of_band',
    pattern: insensitive(
      String.raw`(?:\bdisk\s{0,4}=|\bxp_\w{1,32}|\b(?:in|out|dump)file|\bload_file\s{0,4}\(|\bbulk|\bfrom)\s{0,4}n?['"]${SHARE}`,
    ),
  },
  { rule: 'out_of_band', pattern: /\bload_file\s{0,4}\(\s{0,4}(?:concat\s{0,4}\(\s{0,4}(?:'\\\\|0x5c)|0x5c5c)/i },
  {
    rule: 'out_of_band',
    pattern:
      /\b(?:utl_http\.request|utl_inaddr\.get_host_\w{1,8}|httpuritype|dbms_ldap\.init|dblink\w{0,20})\s{0,4}\((?:\s{0,4}\(\s{0,4}select\b|[^;]{0,160}\|\|\s{0,4}\(?\s{0,4}(?:select|user|version|password)\b)/i,
  },
  // What is read goes into the address.
  { rule: 'out_of_band', pattern: /\b(?:url|file_read|csvread)\s{0,4}\(\s{0,4}'https?:[^']{1,160}'\s{0,4}\|\|/i },
  { rule: 'out_of_band', pattern: /\bload\s{1,4}csv\s{1,4}(?:with\s{1,4}headers\s{1,4})?from\s{1,4}['"][^'"]{1,160}['"]\s{0,4}\+/i },
  {
    rule: 'web_shell',
    pattern:
      /\b(?:system|exec|passthru|shell_exec|eval|assert|popen)\s{0,4}\(\s{0,4}(?:[\w(]{0,32}\s{0,4})?\$_(?:get|post|request|cookie|server)\b|<%[^']{0,200}\bgetruntime\b/i,
  },
  {
    rule: 'delay',
    pattern:
      /\b(?:case\s{1,8}when|if\s{0,4}\(|elt\s{0,4}\(|make_set\s{0,4}\()[^;]{0,256}\b(?:(?:pg_)?sleep\s{0,4}\(\s{0,4}\d|benchmark\s{0,4}\(\s{0,4}\d{4}|dbms_pipe\.receive_message\s{0,4}\()/i,
  },
  {
    rule: 'delay',
    pattern:
      /\b(?:and|or|where|union\s{1,4}(?:all\s{1,4})?select[^;]{0,80},)\s{0,4}(?:\d{1,4}\s{0,4}=\s{0,4})?(?:\(\s{0,4}select\s{1,4})?(?:pg_)?sleep\s{0,4}\(\s{0,4}\d|=\s{0,4}\(\s{0,4}select\s{1,4}(?:pg_)?sleep\s{0,4}\(/i,
  },
  {
    rule: 'delay',
    pattern:
      /\bif\b[^;]{0,200}\b(?:substring|ascii|unicode|user_name|system_user|is_srvrolemember|db_name)\b[^;]{0,120}\bwaitfor\s{1,4}delay\b/i,
  },
  {
    rule: 'privilege',
    pattern:
      /\bgrant\s{1,4}(?:pg_(?:read_server_files|write_server_files|execute_server_program)\b|impersonate\s{1,4}on\s{1,4}login\s?::\s?\[?sa\b|execute\s{1,4}on\s{1,4}function\s{1,4}(?:pg_catalog\.)?pg_(?:ls_dir|read_\w{0,7}file)\b)|\bexecute\s{1,4}as\s{1,4}login\s{0,4}=\s{0,4}n?'sa'/i,
  },
  {
    rule: 'privilege',
    pattern: /\balter\s{1,4}system\s{1,4}set\b[^;]{0,80}'[^']{0,200}(?:\/dev\/tcp|\bbash\s{1,2}-c|\bnc\s{1,2}-|\bcurl\s|\bwget\s)/i,
  },
  { rule: 'procedure', pattern: /^\s{0,8}(?:\\!|\.(?:shell|system)\s)\s{0,4}\S/i },
];
