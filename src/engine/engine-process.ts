import { fork, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import type { CallMessage, ChildMessage } from './child-message.js';
import { EngineDeadline, EngineError } from './engine-error.js';

export interface EngineProcessOptions {
  /** The bundled `src/engine/child.ts`. */
  readonly childPath: string;
  readonly args: readonly string[];
  /** The child ends after this long without a call. */
  readonly idleMs: number;
}

/** Hears what a call says while it runs, and answers with its new deadline: milliseconds from now. */
export type OnProgress = (said: string) => number;

/** One child at a time, one call at a time. */
export interface EngineProcess {
  call(op: string, request: string, deadlineMs: number, onProgress?: OnProgress): Promise<string>;
  close(): Promise<void>;
}

interface Call {
  readonly op: string;
  readonly request: string;
  readonly deadlineMs: number;
  readonly onProgress: OnProgress | undefined;
  readonly resolve: (response: string) => void;
  readonly reject: (error: EngineError) => void;
}

/** More waiting calls than a person or a reload can cause: the caller is broken. */
const MAX_WAITING = 256;
/** Go's memory never shrinks: beyond this the next call gets a fresh child. */
const RECYCLE_BYTES = 512 * 1024 * 1024;
/** What is kept of the child's standard error for a failure's message. */
const STDERR_BYTES = 4096;

export function createEngineProcess(options: EngineProcessOptions): EngineProcess {
  const waiting: Call[] = [];
  let child: ChildProcess | undefined;
  let current: Call | undefined;
  /** Rejects the current call and ends the child. */
  let abort: (message: string) => void = () => undefined;
  let closed = false;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  return {
    call(op, request, deadlineMs, onProgress) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new EngineError('the engine is closed'));
        if (waiting.length >= MAX_WAITING) return reject(new EngineError(`more than ${MAX_WAITING} calls wait for the engine`));
        waiting.push({ op, request, deadlineMs, onProgress, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      for (const call of waiting.splice(0)) call.reject(new EngineError('the engine was closed'));
      await end();
    },
  };

  function next(): void {
    if (current !== undefined) return;
    const call = waiting.shift();
    if (call === undefined) {
      rest();
      return;
    }
    clearTimeout(idle);
    current = call;
    child ??= start();
    if (child.pid === undefined) refuse(child, call);
    else run(child, call);
  }

  /** A child that could not be started: it has no channel then, and may have no pipes. It says why in the next turn. */
  function refuse(process: ChildProcess, call: Call): void {
    process.once('error', (error) => {
      child = undefined;
      current = undefined;
      call.reject(new EngineError(`the engine process cannot be started: ${error.message}`));
      next();
    });
  }

  function run(process: ChildProcess, call: Call): void {
    const id = ++lastId;
    abort = fail;
    let stderr = Buffer.alloc(0);
    hold(process);
    let deadline = endAfter(call.deadlineMs);
    process.on('message', onMessage);
    process.once('exit', onExit);
    process.once('error', onError);
    process.stderr?.on('data', onStderr);
    process.send({ id, op: call.op, request: call.request } satisfies CallMessage, (error) => {
      if (error !== null) fail(`the engine process cannot be reached: ${error.message}`);
    });

    function endAfter(ms: number): NodeJS.Timeout {
      return setTimeout(() => fail(`\`${call.op}\` took longer than ${ms} ms and was ended`, EngineDeadline), ms);
    }
    function onMessage(reply: ChildMessage): void {
      if (reply.id !== id) return;
      if ('progress' in reply) {
        if (call.onProgress === undefined) return;
        clearTimeout(deadline);
        deadline = endAfter(call.onProgress(reply.progress));
        return;
      }
      if (!reply.ok) return fail(`\`${call.op}\` failed: ${reply.error}`);
      done();
      if (reply.memoryBytes > RECYCLE_BYTES) drop();
      call.resolve(reply.response);
      next();
    }
    function onExit(code: number | null, signal: NodeJS.Signals | null): void {
      fail(`the engine process ended during \`${call.op}\` (${signal ?? `exit ${code}`})`);
    }
    function onError(error: Error): void {
      fail(`the engine process failed: ${error.message}`);
    }
    function onStderr(chunk: Buffer): void {
      stderr = Buffer.concat([stderr, chunk]).subarray(-STDERR_BYTES);
    }
    function fail(message: string, Failure: typeof EngineError = EngineError): void {
      if (current !== call) return;
      done();
      drop();
      const said = stderr.toString('utf8').trim();
      call.reject(new Failure(said === '' ? message : `${message}\n${said}`));
      next();
    }
    function done(): void {
      clearTimeout(deadline);
      process.off('message', onMessage).off('exit', onExit).off('error', onError);
      process.stderr?.off('data', onStderr);
      current = undefined;
    }
  }

  function start(): ChildProcess {
    const process = fork(options.childPath, [...options.args], {
      // Nothing of the parent's reaches OPA: no flags, no environment, no standard output.
      execArgv: [],
      env: platformEnvironment(),
      cwd: dirname(options.childPath),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    process.on('error', () => undefined);
    process.on('exit', () => {
      if (child === process) child = undefined;
    });
    process.stderr?.resume();
    return process;
  }

  /** An idle child keeps nobody alive, and ends. */
  function rest(): void {
    if (child === undefined) return;
    release(child);
    clearTimeout(idle);
    idle = setTimeout(drop, options.idleMs);
    idle.unref();
  }

  function drop(): void {
    clearTimeout(idle);
    const process = child;
    child = undefined;
    if (process === undefined) return;
    release(process);
    process.kill('SIGKILL');
  }

  async function end(): Promise<void> {
    const process = child;
    const gone =
      process === undefined ? undefined : new Promise<void>((resolve) => void process.once(lastEventOf(process), () => resolve()));
    if (current === undefined) drop();
    else abort('the engine was closed');
    // `drop` let go of it.
    if (process !== undefined) hold(process);
    await gone;
  }
}

/** A child that could not be started says so in the next turn, and never ends. */
function lastEventOf(process: ChildProcess): 'exit' | 'error' {
  return process.pid === undefined ? 'error' : 'exit';
}

/** Windows needs these to start a program at all. */
function platformEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot, SYSTEMROOT } = process.env;
  const root = SystemRoot ?? SYSTEMROOT;
  return root === undefined ? {} : { SystemRoot: root };
}

interface Refable {
  ref?(): void;
  unref?(): void;
}

function hold(process: ChildProcess): void {
  process.ref();
  process.channel?.ref();
}

function release(process: ChildProcess): void {
  process.unref();
  process.channel?.unref();
  (process.stderr as Refable | null)?.unref?.();
}
