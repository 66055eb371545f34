import { readFileSync, statSync } from 'node:fs';
import { parseHeaders } from '../../config/header-option.js';
import { programVersion } from '../../config/program-version.js';
import type { SignatureOptions } from '../../config/signature-options.js';
import { splitWords } from '../../config/split-words.js';
import { EXIT, UserError } from '../../errors/exit.js';
import { whyRefused } from '../../errors/why-refused.js';
import { sarifLog } from '../../errors/formats/sarif.js';
import { LISTS } from '../../definitions/definition.js';
import { osIdentity } from '../../identity/os-identity.js';
import { createInspector } from '../../inspect/create-inspector.js';
import { createPolicyDeps } from '../../pap/create-policy-deps.js';
import { loadPolicySet } from '../../pap/load-policy-set.js';
import { resolveSources } from '../../pap/source/resolve-source.js';
import { createPathResolver } from '../../pip/paths.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { ReadAs, SCAN_FAILS, SCAN_FORMATS } from '../../scan/choices.js';
import { readSubjects } from '../../scan/read-subjects.js';
import { diagnosticsOf } from '../../scan/report/diagnostics.js';
import { jsonReport } from '../../scan/report/json.js';
import { textReport } from '../../scan/report/text.js';
import { isRefused, type Scanned } from '../../scan/scanned.js';
import { createScanner } from '../../scan/scanner.js';
import type { Subject } from '../../scan/subject.js';
import { askAll, type Said } from '../../survey/ask-server.js';
import { systemClock } from '../../telemetry/clock.js';
import { silentLog } from '../../telemetry/log.js';
import { uuids } from '../../telemetry/uuid.js';
import { resolveCommand } from '../../transport/process/resolve-command.js';
import { note, print, printJson } from '../output.js';
import { verificationFrom } from '../signature-options.js';

export interface ScanOptions extends SignatureOptions {
  readonly policy?: readonly string[];
  readonly server?: readonly string[];
  readonly header?: readonly string[];
  readonly name: string;
  readonly tool: string;
  readonly as: ReadAs;
  readonly format: (typeof SCAN_FORMATS)[number];
  readonly json?: boolean;
  /** `true` where the option stands without a value. */
  readonly fail?: (typeof SCAN_FAILS)[number] | true;
}

/** More is no message, and no log that fits in memory several times over. */
const MAX_BYTES = 64 * 1024 * 1024;
const STDIN = '-';
const USUAL = ['standard'];

/** What would be found in texts, calls, definitions and logs, and what the policy would do about it. */
export async function scan(files: readonly string[], options: ScanOptions): Promise<number> {
  const { server: servers = [], header } = options;
  const deps = createPolicyDeps({ verification: verificationFrom(options) });
  try {
    const { set: policy } = await loadPolicySet(resolveSources(options.policy ?? USUAL), deps);
    const texts = new Map<string, string>();
    const scanned: Scanned[] = [];
    const scanAll = (subjects: readonly Subject[], server: string) => {
      // Each file, and each server, is a conversation of its own: nothing of one is taken for known in another.
      const look = createScanner({
        policy,
        inspector: createInspector(),
        paths: createPathResolver({ cwd: process.cwd(), clock: systemClock }),
        identity: osIdentity(),
        server,
        tool: options.tool,
        clock: systemClock,
        ids: uuids(),
        log: silentLog,
      });
      for (const subject of subjects) scanned.push(...look(subject));
    };
    for (const file of files.length === 0 && servers.length === 0 ? [STDIN] : files) {
      const text = readBounded(file);
      const subjects = subjectsIn(text, file, options.as);
      if (subjects.some(({ kind }) => kind === 'text')) texts.set(file, text);
      scanAll(subjects, options.name);
    }
    for (const command of servers) {
      const { name, answers } = await definitionsOf(command, header);
      scanAll(
        answers.map((answer): Subject => ({ kind: 'answer', place: { file: name }, ...answer })),
        name,
      );
    }
    report(scanned, texts, options);
    const failing = options.fail === 'found' ? scanned.some((one) => isRefused(one) || one.findings.length > 0) : scanned.some(isRefused);
    return options.fail !== undefined && failing ? EXIT.found : EXIT.ok;
  } finally {
    await deps.close();
  }
}

function report(scanned: readonly Scanned[], texts: ReadonlyMap<string, string>, { format, json, policy = USUAL }: ScanOptions): void {
  if (json === true || format === 'json') return printJson(jsonReport(scanned, texts));
  if (format === 'table') return print(textReport(scanned, texts, policy.join(' and ')));
  const tool = { name: 'agentmesh', version: programVersion(), title: () => undefined, help: () => 'docs/detection.md#rule-ids' };
  printJson(sarifLog(diagnosticsOf(scanned, texts), tool));
}

async function definitionsOf(command: string, header: readonly string[] | undefined) {
  const target = resolveCommand(splitWords(command));
  if (target.kind === 'process' && target.note !== undefined) note(`agentmesh: asking \`${target.note}\``);
  const headers = target.kind === 'url' && header !== undefined ? { headers: parseHeaders(header, process.env) } : {};
  const said = await askAll({ target, env: process.env, cwd: process.cwd(), version: programVersion(), ...headers });
  return { name: target.name, answers: answersOf(said) };
}

/** What it said, as the answers that it said it in. */
function answersOf({ instructions, lists }: Said): readonly { readonly method: string; readonly result: JsonObject }[] {
  const greeting = instructions === undefined ? [] : [{ method: 'initialize', result: { instructions } }];
  const listed = [...lists].flatMap(([method, definitions]) => {
    const list = LISTS.get(method)?.list;
    return list === undefined || definitions.length === 0 ? [] : [{ method, result: { [list]: definitions } }];
  });
  return [...greeting, ...listed];
}

function subjectsIn(text: string, file: string, as: ReadAs): readonly Subject[] {
  try {
    return readSubjects(text, file, as);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UserError(`\`${file}\` is not JSON: ${cause.message}; with \`--as text\` it is looked at as a text`, { cause });
  }
}

function readBounded(file: string): string {
  const name = file === STDIN ? 'standard input' : file;
  try {
    if (file !== STDIN && statSync(file).size > MAX_BYTES) throw tooLarge(name);
    const bytes = readFileSync(file === STDIN ? process.stdin.fd : file);
    if (bytes.length > MAX_BYTES) throw tooLarge(name);
    return bytes.toString('utf8');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`\`${name}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}

function tooLarge(name: string): UserError {
  return new UserError(`\`${name}\` is larger than ${MAX_BYTES / 1024 / 1024} MB: split it, by lines where it is a log`);
}
