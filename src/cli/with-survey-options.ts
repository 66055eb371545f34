import type { Command } from 'commander';
import { listed } from './command-option.js';

/** The options that `surveysOf` reads. */
export function withSurveyOptions(command: Command): Command {
  return command
    .option('--server <command>', 'Check names and arguments against what this server has: its command or URL, as one word', listed)
    .option('--header <name: value>', 'Of requests to a server at a URL', listed)
    .option('--tools <file>', 'Check against what a server had: what --save-tools wrote, or a tools/list answer', listed)
    .option('--save-tools <file>', 'Write what the servers say they have');
}
