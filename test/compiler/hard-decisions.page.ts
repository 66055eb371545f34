import type { Call, HardCase, HardGroup } from './hard-decisions.cases.js';

/** docs/hard-decisions.md, out of the cases that are tested. */
export function pageOf(groups: readonly HardGroup[]): string {
  return `${[HEAD, ...groups.map(sectionOf)].join('\n\n')}\n`;
}

const HEAD = `# Hard decisions

What a policy says where two readers might disagree. Every row runs as a test, compiled to WASM and judged by the reference beside it
([policy-language.md](policy-language.md) has the rules that they follow). Paths are those of a server whose working directory is
\`/home/ann\`, in which \`docs/link\` is a symlink to \`/etc\`. \`ask\` with nobody to ask is a denial.`;

function sectionOf({ title, policies, extended = {}, cases }: HardGroup): string {
  const named = Object.entries(extended).map(([file, text]) => `# ${file}\n${text}`);
  const files = [...policies, ...named].map((text) => `\`\`\`yaml\n${text}\n\`\`\``);
  const rows = cases.map((each) => `| ${cell(callOf(each.call))} | ${decisionOf(each)} | ${each.why.replaceAll('|', '\\|')} |`);
  return [`## ${title}`, ...files, ['| call | decision | why |', '| --- | --- | --- |', ...rows].join('\n')].join('\n\n');
}

function decisionOf({ decision, by, duties = [], hidden }: HardCase): string {
  const rule = by === undefined ? '' : ` by \`${by}\``;
  const also = [...duties.map((duty) => `\`${duty}\``), ...(hidden === true ? ['not listed'] : [])];
  return `**${decision}**${rule}${also.length === 0 ? '' : `; ${also.join(', ')}`}`;
}

function callOf({
  tool,
  arguments: given,
  method,
  resource,
  prompt,
  server,
  annotations,
  listed,
  at,
  labels,
  groups,
  authenticated,
}: Call): string {
  const name =
    tool ??
    (resource === undefined ? undefined : `resources/read ${resource}`) ??
    (prompt === undefined ? method : `prompts/get ${prompt}`);
  const around = [
    ...(server === undefined ? [] : [`on ${server}`]),
    ...(annotations === undefined ? [] : [`says ${JSON.stringify(annotations)}`]),
    ...(listed === undefined ? [] : [listed ? 'listed' : 'not listed']),
    ...(at === undefined ? [] : [`at ${at}`]),
    ...(labels === undefined ? [] : [`labels ${labels.join(', ')}`]),
    ...(authenticated === undefined ? [] : [authenticated ? 'authenticated' : 'not authenticated']),
    ...(groups === undefined ? [] : [`groups ${groups.join(', ')}`]),
  ];
  return [name, ...(given === undefined ? [] : [given]), ...(around.length === 0 ? [] : [`(${around.join('; ')})`])].join(' ');
}

/** What nobody sees is written as JSON's escape. */
function cell(text: string): string {
  const seen = text.replaceAll(
    /\p{Default_Ignorable_Code_Point}/gu,
    (unseen) => `\\u${unseen.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `\`${seen.replaceAll('|', '\\|')}\``;
}
