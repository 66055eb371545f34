import type { Command } from 'commander';
import type { SignatureOptions } from '../config/signature-options.js';
import { readKeyFile } from '../pap/signatures/read-key.js';
import { verificationOf } from '../pap/signatures/verification-options.js';
import type { Verification } from '../pap/signatures/verification.js';
import { listed } from './command-option.js';

/** The options of `protect` about signatures, for a command that loads bundles. */
export function withSignatureOptions(command: Command): void {
  command
    .option('--verification-key <file>', 'Bundles and folders must be signed with this key: a file (PEM, or a secret), or its text')
    .option('--verification-key-id <id>', "The key's name (default: default)")
    .option('--signing-alg <name>', "The key's algorithm (default: RS256)")
    .option('--scope <scope>', 'The scope that signatures must state')
    .option('--exclude-files-verify <pattern>', 'Files that need not be signed', listed)
    .option('--require-signed', 'Refuse single files too: they cannot be signed');
}

export function verificationFrom(options: SignatureOptions): Verification | undefined {
  return verificationOf(options, { readText: readKeyFile, now: Date.now });
}
