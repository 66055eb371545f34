import type { Command } from 'commander';
import type { SignatureOptions } from '../config/signature-options.js';
import { readKeyFile } from '../pap/signatures/read-key.js';
import { verificationOf } from '../pap/signatures/verification-options.js';
import type { Verification } from '../pap/signatures/verification.js';
import { listed } from './command-option.js';

/** The options of `protect` about signatures, for a command that loads bundles. */
export function withSignatureOptions(command: Command): void {
  withKeyOptions(command)
    .option('--verification-key-id <id>', "The key's name (default: default)")
    .option('--signing-alg <name>', "The key's algorithm (default: RS256)")
    .option('--require-signed', 'Refuse single files too: they cannot be signed');
}

/** Those that a command has whose own signature has the others. */
export function withKeyOptions(command: Command): Command {
  return command
    .option('--verification-key <file>', 'Bundles and folders must be signed with this key: a file (PEM, or a secret), or its text')
    .option('--scope <scope>', 'The scope that signatures must state')
    .option('--exclude-files-verify <pattern>', 'Files that need not be signed', listed);
}

/** Of commands that may read a policy from a URL. */
export interface UrlOptions {
  readonly policyAllowHttp?: boolean;
}

export function withUrlOptions(command: Command): void {
  command.option('--policy-allow-http', 'Load policies, or ask a remote OPA, over http on other machines');
}

/** How a command loads policies, as its options say. */
export function loadingFrom(options: SignatureOptions & UrlOptions) {
  return { verification: verificationFrom(options), allowHttp: options.policyAllowHttp === true };
}

export function verificationFrom(options: SignatureOptions): Verification | undefined {
  return verificationOf(options, { readText: readKeyFile, now: Date.now });
}
