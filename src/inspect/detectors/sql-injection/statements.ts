import { certain, inWords, insensitive, likely, type SqlRule } from './rule.js';

const NAME = String.raw`[\w.*@\`"[\]]{1,64}`;
const COLUMNS = `${NAME}(?:\\s{0,4},\\s{0,4}${NAME}){0,32}`;

/** A name, quoted or not, and what no sentence goes on with. */
const ENDED = String.raw`[\w.\`"[\]]{1,64}\s{0,4}(?:;|--|#|/\*|$)`;
const CATALOG =
  'information_schema|sysobjects|syscolumns|sysusers|sysdatabases|sys\\.(?:tables|columns|objects|all_tables|databases|user)|pg_catalog|pg_(?:shadow|user|tables|database|authid)|sqlite_master|sqlite_schema|all_tables|user_tables|sysibm\\.|syscat\\.|mysql\\.user|dba_users|v\\$(?:version|instance)|master\\.\\.';
const FUNCTIONS =
  'if|ifnull|nullif|isnull|floor|ceiling|length|len|concat|concat_ws|group_concat|substring|substr|mid|left|right|ascii|ord|char|chr|hex|unhex|count|min|max|avg|sum|cast|convert|coalesce|default|user|database|schema|version|month|day|year|log|rand|sleep|extractvalue|updatexml|find_in_set|elt|md5|sha1|load_file|lower|upper|trim|reverse|in';

/** Statements and functions of databases: what no value that is not SQL holds. */
export const STATEMENTS: readonly SqlRule[] = [
  certain(
    'union',
    insensitive(
      `\\b(?:union|except|intersect)[^\\w]{1,40}(?:(?:all|distinct|distinctrow)\\b[^\\w]{0,40})?select[\\s(+]{0,8}(?:null\\b|\\d|['"@(*]|(?:char|concat|load_file|sleep|version|user|database)\\b|${NAME}\\s{0,4},|${NAME}\\s{1,4}from\\b)`,
    ),
  ),
  likely(
    'union',
    /(?:^\s{1,8}|[\d'"`)(+]\s{0,8})(?:union|except|intersect)[^\w]{1,40}(?:(?:all|distinct|distinctrow)\b[^\w]{0,40})?select/i,
  ),
  certain(
    'delay',
    /\bwaitfor[\s+]{1,8}(?:delay|time)[\s+]{0,8}['"]|\bbenchmark\s{0,4}\(\s{0,4}\d{3,12}\s{0,4},|\b(?:dbms_lock\.sleep|dbms_pipe\.receive_message)\s{0,4}\(|\brandomblob\s{0,4}\(\s{0,4}\d{6}/i,
  ),
  certain('delay', /(?:\b(?:or|and|xor|select|if|from)\b|[|&'"(,=])[\s+(]{0,8}(?:pg_)?sleep\s{0,4}\(\s{0,4}['"]?[\d_]/i),
  likely('delay', /\b(?:pg_)?sleep\s{0,4}\(\s{0,4}['"]?[\d_]/i),
  certain(
    'procedure',
    /\bexec(?:ute)?[\s+]{1,8}(?:master\b|xp_\w|sp_\w)|\bexec(?:ute)?\s{0,4}\(\s{0,4}@|\bexecute\s{1,8}immediate\s{1,8}['"]/i,
  ),
  likely(
    'procedure',
    /\bxp_(?:cmdshell|regread|regwrite|dirtree|fileexist|servicecontrol|loginconfig|enumgroups|availablemedia)\b|\bsp_(?:password|executesql|addlogin|addsrvrolemember|addextendedproc|oacreate|oamethod|makewebtask|configure|msforeachtable|msforeachdb)\b/i,
  ),
  inWords('procedure', /\bexec(?:ute)?[\s+]{1,8}(?:xp|sp)\b/i),
  certain('catalog', insensitive(`\\bselect\\b[^;]{0,200}\\bfrom[\\s(]{1,8}(?:${CATALOG})`)),
  likely('catalog', insensitive(`\\b(?:${CATALOG})`)),
  certain('server_variable', /\bselect[\s+(]{1,8}@@\w|@@(?:version|servername|microsoftversion|hostname|datadir|basedir)\b/i),
  likely('server_variable', /@@\w{3}/),
  certain('file', /\binto[\s+]{1,8}(?:out|dump)file[\s+]{0,8}['"(]|\bload_file\s{0,4}\(\s{0,4}(?:['"]|0x|char\()/i),
  likely(
    'file',
    /\b(?:load_file|pg_read_file|lo_import|lo_export|lo_get|utl_file\.\w{1,32})\s{0,4}\(|\bcopy\s{1,8}\w{1,32}\s{1,8}(?:from|to)\s{1,8}(?:['"]|program\b)|\bbackup\s{1,8}database\b.{0,80}\bdisks?\s{0,4}=/i,
  ),
  certain(
    'error',
    /\b(?:utl_inaddr|utl_http|ctxsys|dbms_ldap|dbms_xmlgen|dbms_utility)\.\w|\b(?:extractvalue|updatexml)\s{0,4}\(\s{0,4}(?:\d|rand|null|concat|['"])/i,
  ),
  certain(
    'built_text',
    /\bcha?r\s{0,4}\(\s{0,4}(?:\d{1,3}|0x[\da-f]{2})\s{0,4}\)\s{0,4}(?:\+|\|\||,)\s{0,4}cha?r\s{0,4}\(|\bconcat(?:_ws)?\s{0,4}\(\s{0,4}0x[\da-f]{4}/i,
  ),
  certain(
    'stacked',
    insensitive(
      `;\\s{0,8}(?:drop\\s{1,8}(?:table|database|schema|view|user|function|procedure|trigger)\\s{1,8}(?:if\\s{1,4}exists\\s{1,4})?[\\w\`"[]|delete\\s{1,8}from\\s{1,8}[\\w\`"[]|insert\\s{1,8}into\\s{1,8}[\\w\`"[]|update\\s{1,8}${NAME}\\s{1,8}set\\s{1,8}${NAME}\\s{0,4}=|alter\\s{1,8}(?:table|user|login|database)\\s|truncate\\s{1,8}table\\s|create\\s{1,8}(?:table|user|login|database)\\s|declare\\s{1,8}@|shutdown\\s{0,8}(?:;|--|$)|waitfor\\s|select\\s{1,8}(?:@@|\\*|null|case|\\d|pg_sleep|sleep|${COLUMNS}\\s{1,8}from\\s))`,
    ),
  ),
  certain('comment', /^\s{0,8};\s{0,8}--/),
  certain('comment', /\/\*!\d{0,6}\s{0,4}[a-z]{2}/i),
  certain('nosql', /['"]?\$where['"]?\s{0,4}[:=]\s{0,4}['"]|\[\$(?:ne|gte?|lte?|n?in|regex|exists|where)\]/),
  certain('nosql', /['"]\s{0,4},\s{0,4}['"]?\$(?:or|and|nor|where|ne|gte?|lte?|regex|expr)\b/),
  likely(
    'nosql',
    /\{\s{0,4}['"]?\$(?:ne|gte?|lte?|nin|regex|exists|where)['"]?\s{0,4}:|\bdb\.\w{1,64}\.(?:insert|insertone|insertmany|remove|drop|update|deletemany|find)\(|\bthis\.\w{1,32}\.match\(/i,
  ),
  certain('nosql', /['"]\s{0,4}\}\s{0,4}\]?\s{0,4}\}?\s{0,4},\s{0,4}\$\w/),
  inWords('ldap', /\(\s?objectclass\s?=\s?\*\s?\)/i),
  // A filter that somebody wrote begins with its parenthesis; a value that ends one has more behind it.
  // eslint-disable-next-line no-control-regex -- what ends a value for a directory
  certain('ldap', /^[^(]{0,64}\*\){0,3}\((?:[|&!(]{1,3}\(?|\w{1,32}=)|^\*?\)\s?\(\s?[|&]\s?\(?|^[*)]{0,2}\*\){2}(?:\x00|$)/),
  certain('xpath', /['"]\)?\]?\s{0,4}\|\s{0,4}\/\/|\bor\s{1,4}(?:count\(\/|position\(\)\s{0,4}=)/i),
  likely(
    'destruction',
    insensitive(
      `^\\W{0,8}(?:drop\\s{1,8}(?:(?:table|database|schema|view|user|function)\\s{1,8}(?:if\\s{1,4}exists\\s{1,4})?)${ENDED}|drop\\s{1,8}\\w{1,32};\\s{0,4}--|delete\\s{1,8}from\\s{1,8}[\\w.]{1,64}\\s{1,8}where\\s{1,8}\\S{1,64}\\s{0,4}[=<>]|insert\\s{1,8}into\\s{1,8}${NAME}\\s{0,8}(?:\\(|values)|update\\s{1,8}${NAME}\\s{1,8}set\\s{1,8}${NAME}\\s{0,4}=|truncate\\s{1,8}table\\s{1,8}${ENDED}|alter\\s{1,8}table\\s{1,8}\\S{1,64}\\s{1,8}(?:add|drop|change|modify|alter|rename)\\b|create\\s{1,8}(?:table\\s{1,8}\\S{1,64}\\s{0,8}\\(|user\\s{1,8}\\S{1,64}\\s{1,8}identified\\b|function\\s{1,8}\\w{1,32}\\s{0,4}\\())`,
    ),
  ),
  likely(
    'select',
    insensitive(
      `\\bselect(?:\\s{1,8}(?:distinct|all|top\\s{1,4}\\d{1,4})){0,2}[\\s(]{1,8}(?:\\*|\\w{1,32}\\s{0,4}\\(|case\\b|null\\b|\\d{1,8}\\s{0,4},|${NAME}\\s{0,4},[^;]{0,200}\\bfrom\\s|${NAME}\\s{1,8}from\\s{1,8}(?:\\w{1,32}\\.\\w|\\w{1,32}\\s{0,4}(?:;|--|where\\b)))`,
    ),
  ),
  likely(
    'select',
    /\(\s{0,8}select\b|\bselect\s{0,4}[*(]|\b(?:i?if|elt|make_set)\s{0,4}\(\s{0,4}\d{1,8}\s{0,4}=\s{0,4}\d{1,8}\s{0,4}[,)]/i,
  ),
  inWords(
    'clause',
    /^\s{0,8}(?:order|group)\s{1,8}by\s{1,8}\d|\bgroup\s{1,8}by\b.{0,200}\bhaving\b|^from\s{1,8}\w{1,32}\s{1,8}(?:group|where|order)\s|\bhaving\s{1,4}(?:\d|count\(|min\(|max\()/i,
  ),
  { rule: 'clause', pattern: /\border\s{1,8}by\s{1,8}\d{1,3}\s{0,8}(?:--|#|\/\*)/i, word: 'high', condition: 'high', text: 'high' },
  inWords(
    'function',
    insensitive(
      `^.{0,16}\\b(?:${FUNCTIONS})\\W{0,6}\\(\\s{0,4}$|\\b(?:find_in_set|unistr|version|database|current_user|session_user)\\s{0,4}\\(`,
    ),
  ),
  inWords('function', /['"`)\]}]::\s{0,2}[a-z]{3}|\w::int\b/i),
  inWords('quote', /^\s{0,8}['"][^'"]{0,32}['"]\s{0,4}(?:=|!=|<>|<|>|like)\s{0,4}['"]|\blike\s{1,4}'(?:%|$)/i),
  inWords('comment', /\/\*[^*/]{0,64}\s[^*/]{0,64}\*\/|[\w)]\s{0,4};\s{0,4}--\s{0,4}$/),
];
