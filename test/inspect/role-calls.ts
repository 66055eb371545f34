import type { Role } from '../../src/inspect/roles/roles.js';

/** One argument of a call as a client makes it. */
export interface RoleCall {
  /** `recorded:` a file of test/fixtures/tools, whose schema is used; else the server's name, by its documentation. */
  readonly server: string;
  readonly tool: string;
  readonly at: string;
  readonly value: string;
}

const call = (server: string, tool: string, at: string, value: string): RoleCall => ({ server, tool, at, value });
/** What it is instead. */
const but = (is: Role, ...of: Parameters<typeof call>) => ({ is, ...call(...of) });

interface RoleCalls {
  readonly calls: readonly RoleCall[];
  /** What looks alike, or stands beside it. */
  readonly others: readonly (RoleCall & { readonly is: Role })[];
}

export const ROLE_CALLS: Readonly<Record<Role, RoleCalls>> = {
  path: {
    calls: [
      call('recorded:filesystem', 'read_text_file', '/path', 'docs/readme.md'),
      call('recorded:filesystem', 'move_file', '/destination', 'old notes'),
      call('recorded:browser', 'browser_file_upload', '/paths/0', 'avatar.png'),
    ],
    others: [
      but('text', 'recorded:github', 'search_code', '/q', 'filename:package.json path:src'),
      but('prose', 'recorded:github', 'create_issue', '/body', '/etc/hosts is read twice'),
      but('url', 'recorded:fetch', 'fetch_html', '/url', 'https://example.com/docs/readme.md'),
    ],
  },
  command: {
    calls: [
      call('recorded:shell', 'run_command', '/command', 'npm test'),
      call('desktop-commander', 'execute_command', '/command', 'git status'),
      call('iterm-mcp', 'write_to_terminal', '/command', 'ls -la'),
    ],
    others: [
      but('path', 'recorded:shell', 'run_command', '/workdir', '/srv/app'),
      but('code', '@e2b/mcp-server', 'run_code', '/code', 'print(1)'),
      but('prose', 'server-slack', 'slack_post_message', '/text', 'rm -rf node_modules; npm ci has fixed it'),
    ],
  },
  sql: {
    calls: [
      call('recorded:database', 'query', '/sql', 'SELECT id FROM users'),
      call('mcp-server-sqlite', 'read_query', '/query', 'SELECT 1'),
      call('mcp-server-sqlite', 'write_query', '/query', 'INSERT INTO t VALUES (1)'),
    ],
    others: [
      but('text', 'server-brave-search', 'brave_web_search', '/query', 'postgres explain analyze tutorial'),
      but('text', 'recorded:memory', 'search_nodes', '/query', 'who works on the database'),
      but('prose', 'recorded:github', 'add_issue_comment', '/body', 'SELECT 1 fails'),
    ],
  },
  url: {
    calls: [
      call('recorded:fetch', 'fetch_html', '/url', 'https://example.com/'),
      call('recorded:browser', 'browser_navigate', '/url', 'example.com'),
      call('recorded:fetch', 'fetch_json', '/proxy', 'http://proxy.example.com:3128'),
    ],
    others: [
      but('path', 'recorded:fetch', 'fetch_txt', '/url', 'file:///srv/page.txt'),
      but('prose', 'recorded:github', 'create_issue', '/body', 'https://example.com/ is down'),
      but('path', 'recorded:github', 'get_file_contents', '/path', 'docs/http/index.md'),
    ],
  },
  code: {
    calls: [
      call('recorded:browser', 'browser_run_code_unsafe', '/code', 'async (page) => page.title()'),
      call('recorded:filesystem', 'edit_file', '/edits/0/oldText', 'let a = `x`;'),
      call('server-puppeteer', 'puppeteer_evaluate', '/script', 'document.title'),
    ],
    others: [
      but('prose', 'recorded:filesystem', 'write_file', '/content', 'let a = 1;'),
      but('command', 'desktop-commander', 'execute_command', '/command', 'node -e 1'),
      but('identifier', 'recorded:fetch', 'fetch_youtube_transcript', '/lang', 'en'),
    ],
  },
  prose: {
    calls: [
      call('recorded:github', 'create_issue', '/body', 'It fails.'),
      call('server-slack', 'slack_post_message', '/text', 'Done.'),
      call('mcp-server-git', 'git_commit', '/message', 'Fix the build'),
    ],
    others: [
      but('text', 'recorded:github', 'search_issues', '/q', 'is:open label:bug'),
      but('code', 'recorded:filesystem', 'edit_file', '/edits/0/newText', 'A better sentence.'),
      but('path', 'mcp-server-git', 'git_commit', '/repo_path', '/srv/app'),
    ],
  },
  email: {
    calls: [
      call('server-gmail', 'send_email', '/to/0', 'a@example.com'),
      call('google-calendar-mcp', 'create-event', '/attendees/0/email', 'b@example.com'),
      call('recorded:github', 'search_users', '/q', 'c@example.com'),
    ],
    others: [
      but('prose', 'server-gmail', 'send_email', '/subject', 'a@example.com'),
      but('identifier', 'recorded:github', 'get_issue', '/owner', 'a'),
      but('text', 'recorded:memory', 'search_nodes', '/query', 'who is c@example.com'),
    ],
  },
  identifier: {
    calls: [
      call('recorded:github', 'create_branch', '/branch', 'fix/login'),
      call('server-slack', 'slack_get_channel_history', '/channel_id', 'C012AB3CD'),
      call('recorded:github', 'list_commits', '/sha', 'main'),
    ],
    others: [
      but('text', 'recorded:github', 'search_repositories', '/query', 'mcp'),
      but('prose', 'recorded:github', 'create_repository', '/description', 'mcp'),
      but('text', 'recorded:memory', 'open_nodes', '/names/0', 'mcp'),
    ],
  },
  secret: {
    calls: [
      call('mongodb-mcp-server', 'atlas-create-db-user', '/password', 'x'),
      call('mcp-mysql-server', 'connect_db', '/password', 'x'),
      call('mcp-email-server', 'add_email_account', '/email/incoming/password', 'x'),
    ],
    others: [
      but('identifier', 'recorded:github', 'list_commits', '/sha', 'd6cd1e2bd19e03a81132a23b2025920577f84e37'),
      but('identifier', 'recorded:browser', 'browser_press_key', '/key', 'Enter'),
      but('identifier', 'mcp-mysql-server', 'connect_db', '/user', 'app'),
    ],
  },
  text: {
    calls: [
      call('recorded:github', 'search_code', '/q', 'roleOf language:ts'),
      call('recorded:memory', 'search_nodes', '/query', 'colleagues'),
      call('recorded:browser', 'browser_fill_form', '/fields/0/value', 'red'),
    ],
    others: [
      but('url', 'recorded:fetch', 'fetch_readable', '/proxy', 'socks5://127.0.0.1:1080'),
      but('sql', 'mcp-server-sqlite', 'read_query', '/query', 'users'),
      but('prose', 'recorded:browser', 'browser_find', '/text', 'Sign in'),
    ],
  },
};
