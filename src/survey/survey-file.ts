import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { toolDefinition, type ServerSurvey, type ToolDefinition } from '../protocol/server-survey.js';

/**
 * Surveys as they were saved: one, a list of them, or a bare `tools/list` answer, whose server is then named by the file. Throws a
 * `UserError` for what is none of these.
 */
export function readSurveys(path: string): readonly ServerSurvey[] {
  return surveysIn(jsonIn(path), path);
}

/** `path` is what errors name. */
export function surveysIn(value: JsonValue, path: string): readonly ServerSurvey[] {
  return Array.isArray(value) ? value.map((each: JsonValue) => surveyOf(each, path)) : [surveyOf(value, path)];
}

export function writeSurveys(path: string, surveys: readonly ServerSurvey[]): void {
  try {
    writeFileSync(path, `${JSON.stringify(surveys, null, 2)}\n`);
  } catch (cause) {
    throw new UserError(`\`${path}\` cannot be written: ${whyRefused(cause)}`, { cause });
  }
}

function jsonIn(path: string): JsonValue {
  try {
    return parseJson(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? `is not JSON: ${cause.message}` : `cannot be read: ${whyRefused(cause)}`;
    throw new UserError(`the tools in \`${path}\`: the file ${why}`, { cause });
  }
}

function surveyOf(value: JsonValue, path: string): ServerSurvey {
  if (!isJsonObject(value)) throw wrong(path, 'a survey is an object with `tools`');
  const { server = basename(path).replace(/\.[^.]*$/, ''), tools, prompts, resources, resourceTemplates } = value;
  if (typeof server !== 'string') throw wrong(path, '`server` is a text');
  if (!Array.isArray(tools)) throw wrong(path, 'a survey has `tools`, a list: what `tools/list` answers, or what `--save-tools` wrote');
  return {
    server,
    tools: tools.map((tool: JsonValue, index) => toolIn(tool, `tools[${index}]`, path)),
    prompts: texts(prompts, 'prompts', path),
    resources: texts(resources, 'resources', path),
    resourceTemplates: texts(resourceTemplates, 'resourceTemplates', path),
  };
}

const SCHEMALESS: JsonObject = {};

function toolIn(value: JsonValue, place: string, path: string): ToolDefinition {
  const tool = toolDefinition(value);
  if (tool === undefined) throw wrong(path, `\`${place}\` has no \`name\``);
  const { inputSchema = SCHEMALESS, annotations = SCHEMALESS } = value as JsonObject;
  if (!isJsonObject(inputSchema)) throw wrong(path, `\`${place}.inputSchema\` is an object`);
  if (!isJsonObject(annotations)) throw wrong(path, `\`${place}.annotations\` is an object`);
  return tool;
}

/** Undefined of what the file says nothing of, as a bare `tools/list` answer does. */
function texts(value: JsonValue | undefined, place: string, path: string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw wrong(path, `\`${place}\` is a list of texts`);
}

function wrong(path: string, what: string): UserError {
  return new UserError(`the tools in \`${path}\`: ${what}`);
}
