import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { blocks } from './blocks.js';
import { blocked, findings, rules } from './findings-of.js';

describe('path traversal', () => {
  it('S-50: the same path gets the same answer each time', () => {
    const answers = Array.from({ length: 4 }, () => findings('read_file', { path: 'sub/../a.txt' }));
    expect(answers).toEqual([[], [], [], []]);
    const climbs = Array.from({ length: 4 }, () => rules('read_file', { path: '../../a.txt' }));
    expect(climbs).toEqual(Array.from({ length: 4 }, () => ['path_traversal.dotdot']));
  });

  it.each([
    ['an array', { paths: ['/srv/a', '/etc/passwd'] }, '/arguments/paths/1'],
    ['source', { source: '/etc/shadow', destination: '/tmp/x' }, '/arguments/source'],
    ['destination', { source: 'a', destination: '../../../etc/cron.d/x' }, '/arguments/destination'],
    ['a file: URI', { uri: 'file:///etc/passwd' }, '/arguments/uri'],
    ['a nested object', { options: { target: { filePath: '/etc/passwd' } } }, '/arguments/options/target/filePath'],
    ['a member of objects in an array', { files: [{ path: 'a' }, { path: '/root/.ssh/id_rsa' }] }, '/arguments/files/1/path'],
  ])('S-51: found by role in %s', (_, value, path) => {
    expect(findings('tool', value).filter(blocks)).toEqual(expect.arrayContaining([expect.objectContaining({ path, role: 'path' })]));
  });

  it.each([
    ['/srv/data/..', 'path_traversal.absolute_dotdot'],
    ['plugins/download.php?file=../../../wp-config.php', 'path_traversal.sensitive_target'],
    ['static../.env', 'path_traversal.evasive'],
    ['media../.git/config', 'path_traversal.evasive'],
    ['..%5c', 'path_traversal.encoded'],
    ['/etc', 'sensitive_file.system_configuration'],
    ['/....etc/passwd', 'sensitive_file.system_accounts'],
    ['/var/httpd/conf/php.ini', 'sensitive_file.program_configuration'],
    ["'/etc/passwd'", 'sensitive_file.system_accounts'],
    ['file:\\\\\\c:\\Windows\\system.ini', 'sensitive_file.windows_system'],
    ['Windows/System32/config/SAM', 'sensitive_file.windows_system'],
    ['c:windowswin.ini', 'sensitive_file.evaded'],
    ['/home/ann/.psql_history', 'sensitive_file.credential_file'],
    ['/run/secrets/db_password', 'sensitive_file.cloud_credentials'],
    ['/srv/app/terraform.tfstate', 'sensitive_file.cloud_credentials'],
    ['/home/ann/.config/doctl/config.yaml', 'sensitive_file.cloud_credentials'],
    ['/home/ann/.m2/settings.xml', 'sensitive_file.credential_file'],
    ['/home/ann/.local/share/keyrings/login.keyring', 'sensitive_file.credential_file'],
    ['C:\\Users\\ann\\AppData\\Roaming\\FileZilla\\recentservers.xml', 'sensitive_file.credential_file'],
    ['/home/ann/.config/google-chrome/Default/Cookies', 'sensitive_file.key_store'],
    ['/Users/ann/Library/Messages/chat.db', 'sensitive_file.key_store'],
    ['/home/ann/secrets.kdbx', 'sensitive_file.key_store'],
    ['/home/ann/.windsurf/mcp_settings.json', 'sensitive_file.agent_config'],
    ['/repo/.git/hooks/pre-commit', 'sensitive_file.agent_config'],
    ['/var/backups/shadow.bak', 'sensitive_file.system_accounts'],
    ['/Users/ann/Library/LaunchAgents/a.plist', 'sensitive_file.boot'],
    ['/var/run/docker.sock', 'sensitive_file.device'],
    ['\\\\.\\PhysicalDrive0', 'sensitive_file.device'],
    ['\\\\host\\c$\\x', 'sensitive_file.device'],
    ['/.bashrc', 'sensitive_file.root_file'],
    ['\\web.config', 'sensitive_file.root_file'],
    ['/var/log/apache/access.log', 'sensitive_file.server_log'],
    ['/usr/local/apache2/logs/error_log', 'sensitive_file.server_log'],
    ['c:/wamp/logs/access.log', 'sensitive_file.server_log'],
    ['C:\\Program Files\\Apache Group\\Apache\\logs\\access.log', 'sensitive_file.server_log'],
    ['/var/log/vsftpd.log', 'sensitive_file.server_log'],
    ['/var/mail/root', 'sensitive_file.mailbox'],
    ['C:\\Windows\\setupact.log', 'sensitive_file.windows_system'],
    ['c:\\windows\\win.ini.', 'sensitive_file.windows_system'],
    ['c:\\windows\\win.ini::$DATA', 'sensitive_file.windows_system'],
    ['%WINDIR%\\System32\\config\\SYSTEM', 'sensitive_file.windows_system'],
    ['$env:SystemRoot\\Panther\\unattend.xml', 'sensitive_file.windows_system'],
    ['%ProgramFiles(x86)%\\PHP\\php.ini', 'sensitive_file.program_configuration'],
    ['${env:APPDATA}\\Microsoft\\Protect\\x', 'sensitive_file.key_store'],
    ['C:\\ProgramData\\Microsoft\\Windows\\StartM~1\\Programs\\Startup\\a.lnk', 'sensitive_file.boot'],
    ['C:\\PROGRA~1\\MySQL\\my.ini', 'sensitive_file.program_configuration'],
    ['/home/ann/keys/client.p12', 'sensitive_file.key_store'],
    ['/home/ann/work.ovpn', 'sensitive_file.key_store'],
    ['/home/ann/backup/secring.gpg', 'sensitive_file.key_store'],
    ['/home/ann/id_rsa.old', 'sensitive_file.ssh_key'],
    ['/home/ann/.azure2/msal_token_cache.json', 'sensitive_file.credential_file'],
    ['/home/ann/.google_authenticator', 'sensitive_file.credential_file'],
    ['/srv/www/.wp-config.php.swp', 'sensitive_file.credential_file'],
    ['/var/jenkins_home/secrets/x', 'sensitive_file.credential_file'],
    ['\\\\dc\\sysvol\\x.example\\Policies\\{1}\\Machine\\Preferences\\Groups\\Groups.xml', 'sensitive_file.windows_system'],
    ['/var/adm/x', 'sensitive_file.server_log'],
    ['C:\\nginx-1.7.4\\conf\\nginx.conf', 'sensitive_file.program_configuration'],
    ['/usr/local/apache2/conf/ssl.conf', 'sensitive_file.program_configuration'],
    ['/WEB-INF/web.xml', 'sensitive_file.root_file'],
    ['/sites/default/settings.php', 'sensitive_file.root_file'],
  ])('S-52: %s', (path, rule) => {
    expect(rules('read_file', { path })).toContain(rule);
  });

  it.each([
    ['../../../../etc/passwd', 'sensitive_target'],
    ['%2e%2e%2f%2e%2e%2fdocs', 'encoded'],
    ['%252e%252e%252fa', 'evasive'],
    ['..%c0%af..%c0%afboot.ini', 'evasive'],
    ['%c0%ae%c0%ae/%c0%ae%c0%ae/x', 'evasive'],
    ['..%u2215..%u2215secret', 'evasive'],
    ['．．／．．／a', 'encoded'],
    ['..\\..\\..\\windows\\win.ini', 'sensitive_target'],
    ['/srv/../../x', 'above_root'],
    ['../../../../../x', 'deep'],
    ['..././..././x', 'odd_dots'],
    ['report.pdf%00.jpg', 'nul'],
    ['..;/..;/manager', 'evasive'],
    ['..2f..2f..2flogs', 'evasive'],
    ['.?%5c.?%5cx', 'encoded'],
    ['%c0%ee%c0%eex', 'malformed_escape'],
    ['..%bg%qf..%bg%qfx', 'malformed_escape'],
    ['%%32%%65%%32%%65/x', 'malformed_escape'],
    ['..%uF025x', 'malformed_escape'],
    ['../config.inc.php', 'sensitive_target'],
    ['0x2e0x2e/0x2e0x2e/x', 'evasive'],
    ['/%2e/WEB-INF/web.xml', 'encoded'],
    ['....web-inf/web.xml', 'evasive'],
    ['a/...../...../docs/x', 'odd_dots'],
    ['..\\web.config', 'sensitive_target'],
    ['%%32%65%%36%38x', 'malformed_escape'],
    ['docs/%63%6f%6e%66/x', 'encoded'],
    ['./\\/././\\/x', 'evasive'],
    ['..\\..//..\\x', 'evasive'],
    ['index.php::$DATA', 'evasive'],
    ['zip://a.zip#b.php', 'evasive'],
    ['php://filter/resource=index.php', 'evasive'],
    ['jar:file:///a.jar!/b', 'evasive'],
    ['/aaaa............etc/passwd', 'evasive'],
    [`${'A'.repeat(300)}/../boot.ini`, 'evasive'],
    [`${'./'.repeat(30)}../x`, 'evasive'],
    ['..2fetc2fpasswd', 'evasive'],
    ['page.php?..:..:etc:hosts:', 'evasive'],
    ['data:application/x-httpd-php;base64,PD8=', 'evasive'],
    ['php:expect://id', 'evasive'],
    ['../usr/lib/security/mkuser.default', 'sensitive_target'],
  ])('finds %s (%s)', (path, rule) => {
    expect(rules('read_file', { path })).toContain(`path_traversal.${rule}`);
    expect(blocked('read_file', { path })).toBe(true);
  });

  it.each([
    'src/a/../b.ts',
    '../lib/util.ts',
    '../../schemas/x.json',
    './...',
    'a..b.txt',
    'v1..v2',
    'notes…txt',
    '.gitignore',
    '/home/u/etc/x',
    'logs/app.log',
    'C:\\network\\readme.txt',
    '100%20done.txt',
    '50% off, 20% more.txt',
    'logs/%Y/%m/%d.log',
    '../config.js',
    'src/??/x.ts',
    'src/main/webapp/WEB-INF/classes/app.xml',
    'config/database.php',
    'https%3A%2F%2Fexample.com%2Fa.png',
    'C:\\Windows\\Fonts\\arial.ttf',
    'windows/installer.iss',
    '/var/log/nginx/access.log',
    '/var/log/apache2/error.log',
    '/var/log/httpd/error_log',
    '/var/log/syslog',
    '/home/ann/site/nginx/logs/access.log',
    'logs/access.log',
    '/srv/app/logs/error.log',
    '../.eslintrc',
    '.bashrc',
    '/home/ann/.zshrc',
    '/home/ann/project/web.config',
    'C:\\Users\\ann\\notes.txt',
    '\\\\files\\team\\report.docx',
    '/srv/app/certs/ca.pem',
    'docs/%C3%A4%C3%B6%C3%BC.md',
    'C:\\/temp',
    'main.tf',
    '/repo/.git/config',
    '.git/hooks/pre-commit.sample',
    '.vscode/settings.json',
    '.claude/settings.local.json',
    'examples/claude_desktop_config.json',
    'certs/server.pem',
    '.bundle/config',
    'src/app/keychains/page.tsx',
    'src/etc/passwd-parser.ts',
    'src/proc/self.rs',
    'internal/proc/net/tcp.go',
    'Mail & Print 4.pdf',
    'docs/etc../notes.md',
    'search.html?q=../about',
    'Docker & Kubernetes; kubectl 1.30.md',
    `${'deep/'.repeat(60)}../x.ts`,
    `docs/${'long-name-'.repeat(25)}/../x.md`,
    'tests/fixtures/client.p12',
    '%TEMP%\\build.log',
    '$env:ProgramData\\app\\readme.txt',
    'C:\\PROGRA~1\\app\\readme.txt',
    '/home/ann/work/nginx/nginx.conf',
    'docker/php/php.ini',
    '../usr/',
    '../user/local.ts',
    'src/main/webapp/WEB-INF/web.xml',
    '/home/ann/id_rsa.pub',
    'config/preferences/settings.xml',
    '.env.example',
    'data:image/png;base64,iVBORw0KGgo=',
  ])('lets %s pass', (path) => {
    expect(blocked('read_file', { path })).toBe(false);
  });

  const settings = (content: JsonValue) => ({ path: '.vscode/settings.json', content });
  it.each<[why: string, tool: string, value: JsonValue, isBlocked: boolean]>([
    ['how text is shown', 'write_file', settings('{"editor.tabSize": 2, "files.exclude": {"dist": true}}'), false],
    ['the same as an object', 'write_file', settings({ 'editor.tabSize': 2, 'cSpell.words': ['mesh agent'] }), false],
    [
      'an interpreter of the project',
      'write_file',
      settings('{"python.defaultInterpreterPath": "${workspaceFolder}/.venv/bin/python"}'),
      false,
    ],
    ['a part of it', 'edit_file', { path: '.vscode/settings.json', edits: [{ oldText: '"a": 4', newText: '"a": 2' }] }, false],
    ['tools that run unasked', 'write_file', settings('{"chat.tools.autoApprove": true}'), true],
    ['the same as an object', 'write_file', settings({ 'chat.tools.autoApprove': true, x: 'a b' }), true],
    ['servers', 'write_file', settings('{"mcp": {"servers": {"x": {"command": "sh"}}}}'), true],
    ['a program by its place', 'write_file', settings('{"git.path": "./tools/git.sh"}'), true],
    ['a hook', 'write_file', { path: '.claude/settings.json', content: '{"hooks": {"PreToolUse": []}}' }, true],
    ['a hook in letters by their numbers', 'write_file', settings(String.raw`{"\u0068ooks": {"Stop": []}}`), true],
    ['what has to be decoded', 'write_file', { ...settings(btoa('{"hooks": {"Stop": []}}')), encoding: 'base64' }, true],
    ['the same over lines', 'write_file', settings(`${'QUJDREVG'.repeat(8)}\n${'QUJDREVG'.repeat(3)}`), true],
    ['a program that renews what one signs in with', 'write_file', settings('{"awsAuthRefresh": "id"}'), true],
    ['what a program loads at its start', 'write_file', settings('{"env": {"NODE_OPTIONS": "--require ./x"}}'), true],
    ['programs on saving', 'write_file', settings('{"x.runonsave": {"commands": [{"match": "", "cmd": "id"}]}}'), true],
    ['an interpreter from anywhere', 'write_file', settings('{"python.defaultInterpreterPath": "/home/u/x/evil"}'), true],
    ['the same as an object', 'write_file', settings({ 'python.defaultInterpreterPath': '/home/u/x/evil', a: '{}' }), true],
    ['a climb out of the environment', 'write_file', settings('{"git.path": "/usr/../tmp/git"}'), true],
    ['an interpreter of the system', 'write_file', settings('{"python.defaultInterpreterPath": "/usr/bin/python3"}'), false],
    ['a compiler of the project', 'write_file', settings('{"typescript.tsdk": "node_modules/typescript/lib"}'), false],
    ['nobody knows what', 'move_file', { source: 'my settings.json', destination: '.vscode/settings.json' }, true],
    ['nobody knows what, from elsewhere', 'save', { path: '.vscode/settings.json', url: 'https://x.example/s.json' }, true],
    ['an agent and its servers', 'write_file', { path: '.cursor/mcp.json', content: '{"a": 1}' }, true],
  ])('judges settings by what is written there: %s, by %s', (_, tool, value, isBlocked) => {
    expect(blocked(tool, value)).toBe(isBlocked);
  });

  it('leaves prose and code alone', () => {
    const found = findings('write_file', { path: 'a.md', content: 'cd ../../../.. && cat /etc/passwd' });
    expect(found.filter(({ detector }) => detector === 'path_traversal' || detector === 'sensitive_file')).toEqual([]);
  });

  it('says exactly where, in the original text', () => {
    const path = 'a/../../../b';
    const [finding] = findings('read_file', { path });
    expect(path.slice(...(finding?.span ?? [0, 0]))).toBe('../..');
    const encoded = 'x/%2e%2e/%2e%2e/%2e%2e/y';
    expect(findings('read_file', { path: encoded })[0]).toMatchObject({ view: 'url-decoded×1', span: [9, 22] });
  });
});
