import type { Role } from '../../pdp/role.js';

export interface Shape {
  readonly says: string;
  readonly pattern: RegExp;
  /** Stands in every match: most texts are told by it. */
  readonly needs?: string;
}

/** By what a role is known. A kind of evidence that is absent never makes a text of this role. */
export interface RoleEvidence {
  /** What the server does with such a text. */
  readonly meaning: string;
  /** `format` of the argument's JSON Schema. */
  readonly formats?: readonly string[];
  /** In the `description` of the argument's JSON Schema. */
  readonly described?: RegExp;
  /** Names of arguments as a whole, in any spelling that `plainName` makes one. */
  readonly names?: string;
  /** Last words of longer names: `outputPath`, `config_file`, `targetDir`. */
  readonly lastWords?: string;
  /** Last words that say so only where one of these words stands before them. */
  readonly onlyAfter?: Readonly<Record<string, string>>;
  /** Words before a last word of this role that make the name one of something else. */
  readonly notAfter?: string;
  /** In tools that have one of the words in their name, arguments of this name or of this role have this role. */
  readonly inTools?: { readonly words: string; readonly argument: string };
  /** Of the value, where its name says nothing. */
  readonly shape?: Shape;
}

/**
 * A row a role. What a tool's annotations say (`readOnlyHint`, `openWorldHint` …) is in no row: a hint is about the whole tool, in the
 * server's own favour, and no argument of a tool that only reads is less of a path or a query for it.
 */
export const ROLE_TABLE: Readonly<Record<Role, RoleEvidence>> = {
  path: {
    meaning: 'opened, listed, moved, deleted',
    formats: ['path', 'file-path', 'filepath', 'directory-path', 'file', 'directory'],
    described: /\b(?:path (?:to|of|for)|file ?path|(?:absolute|relative|full|directory|folder) (?:file )?path|path\(s\))\b/i,
    names:
      'path paths file files filename filenames filepath filepaths directory directories dir dirs folder folders source src destination dest dst ' +
      'absolutepath relativepath cwd workdir workingdirectory root roots basedir basepath rootpath oldpath newpath frompath topath',
    lastWords: 'path paths file files filename filenames filepath filepaths dir dirs directory directories folder folders',
    // `profile` and `xpath` are words of their own; `xml_path`, `json_path` lead into documents.
    notAfter: 'x json jq css dom career learning',
    // Also where a schema or a name says URL: who opens it opens a file.
    shape: { says: 'starts with `file:`', pattern: /^\s*file:/i, needs: ':' },
  },
  command: {
    meaning: 'run by a shell',
    names: 'command commands cmd cmds commandline shellcommand bashcommand cmdline',
    lastWords: 'command cmd',
    inTools: { words: 'shell bash sh zsh exec terminal powershell cmd command ssh subprocess', argument: 'code' },
  },
  sql: {
    meaning: 'run by a database',
    names: 'sql sqlquery sqlstatement statement ddl dml',
    lastWords: 'sql',
    inTools: { words: 'sql query db database postgres postgresql mysql sqlite duckdb bigquery snowflake clickhouse', argument: 'query' },
    // Under other names a text that starts so is about SQL as often as it is SQL.
    shape: {
      says: 'of `query`, in any tool: starts with a statement',
      pattern: /^\s*(?:select|insert|update|delete|with|create|alter|drop|explain|pragma|show|describe)\s/i,
    },
  },
  url: {
    meaning: 'fetched, or called',
    formats: ['uri', 'url', 'uri-reference', 'iri'],
    names: 'url urls uri uris link links href endpoint website webhook callback baseurl',
    lastWords: 'url urls uri uris link href endpoint',
    shape: { says: 'starts with a scheme and `://`', pattern: /^\s{0,8}[a-z][a-z0-9+.-]{1,20}:\/\//i, needs: '://' },
  },
  code: {
    meaning: 'run by an interpreter, or written to a file as source',
    names:
      'code sourcecode cellsource script snippet program javascript python css patch diff patches diagram mermaid plantuml graphviz newstring oldstring newtext oldtext expression formula',
    lastWords: 'code script',
    // `zip_code`, `country_code`: codes that nobody runs.
    onlyAfter: { code: 'source python js javascript shell program r test html mermaid diagram' },
  },
  prose: {
    meaning: 'read by people or models',
    names:
      'text content contents body message messages description comment comments note notes prompt title subject summary thought thoughts reason ' +
      'instruction instructions question answer feedback reply caption bio paragraph html markdown',
    lastWords: 'text content body message description comment note notes prompt title subject summary',
  },
  email: {
    meaning: 'written to',
    formats: ['email', 'idn-email'],
    names: 'email emails to cc bcc recipient recipients mail emailaddress assignee attendees participants',
    lastWords: 'email emails',
    shape: { says: 'is an address', pattern: /^[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[a-z]{2,24}$/i, needs: '@' },
  },
  identifier: {
    meaning: 'one word, put into a command, a query or a URL',
    formats: ['uuid', 'date', 'date-time', 'time', 'hostname'],
    names:
      'id ids host hostname hosts domain target ip ipaddress server port repository repo remote branch ref tag revision commit sha user username ' +
      'owner org organization namespace key table column container image package service device job jobid orderid filter sort orderby field lang language locale format',
    lastWords: 'id ids host hostname domain repo repository branch ref username',
  },
  secret: {
    meaning: 'a credential that the tool is given',
    formats: ['password'],
    names:
      'password passwd passphrase secret token accesstoken apikey apitoken authtoken authorization credential credentials privatekey clientsecret',
    lastWords: 'password passwd secret token apikey credentials',
  },
  text: { meaning: 'anything else: a search, a name' },
};
