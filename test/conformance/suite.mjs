// @ts-check
// The official suite, run as a process of the Node that it needs; its findings, check by check.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { installIn } from '../../scripts/setup.mjs';

/** @typedef {'2025-11-25' | '2026-07-28'} Revision */
/** @typedef {{ id: string, description: string, status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO', errorMessage?: string }} Check */
/** What the suite found, by scenario. @typedef {Record<string, Check[]>} Findings */

const folder = fileURLToPath(new URL('.', import.meta.url));
const modules = join(folder, 'node_modules');
/** The suite's own limit for a scenario is 30 s; a busy machine shall not decide. */
const scenarioTimeout = 60_000;

export function installSuite() {
  installIn(folder);
}

/**
 * Runs every scenario that a revision requires, at that revision's wire, against the server at a URL.
 * @param {{ url: string, revision: Revision, results: string }} run `results`: a folder of its own for the suite's files
 * @returns {Promise<Findings>}
 */
export async function runSuite({ url, revision, results }) {
  const output = await runConformance(['server', '--url', url, '--requirements', revision], results);
  const findings = readFindings(results);
  if (Object.keys(findings).length === 0) throw new Error(`the suite found nothing at ${url}:\n${output}`);
  return findings;
}

/** @param {string[]} args @param {string} results @returns {Promise<string>} what it printed */
export async function runConformance(args, results) {
  mkdirSync(results, { recursive: true });
  const program = join(modules, '@modelcontextprotocol', 'conformance', 'dist', 'index.js');
  const more = ['--timeout', String(scenarioTimeout), '--output-dir', results];
  const child = spawn(join(modules, 'node', 'bin', 'node'), [program, ...args, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.on('close', done));
  const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return `${output}${complaints}`;
}

/** @param {string} results @returns {Findings} */
export function readFindings(results) {
  /** @type {Findings} */
  const findings = {};
  for (const name of readdirSync(results).sort()) {
    // server-SCENARIO-TIMESTAMP, or without `server-`; the timestamp is ISO 8601 with `-` for `:` and `.`.
    const scenario = /^(?:server-)?(.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(name)?.[1];
    if (scenario) findings[scenario] = JSON.parse(readFileSync(join(results, name, 'checks.json'), 'utf8'));
  }
  return findings;
}
