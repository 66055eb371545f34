import type { Finding } from '../pdp/input-document.js';
import { escapeStep } from '../protocol/json/json-pointer.js';
import { isJsonObject } from '../protocol/json/json.js';
import type { CleanNames } from './clean/clean-names.js';
import { cleanText, type CleanText, type CleanTexts } from './clean/clean-texts.js';
import { commandWords, hasKnownProgram } from './commands/command-words.js';
import { shellCode } from './commands/shell-code.js';
import { Detection } from './detection.js';
import type { Asked, DetectorTable } from './detector-table.js';
import type { InspectionRequest } from './inspector.js';
import { isListed } from './roles/listed-values.js';
import { mediaMember } from './media.js';
import { isOperator } from './member-name.js';
import { withoutRepeats } from './repeats.js';
import { plainName, plainNames } from './roles/role-names.js';
import { roleOf, schemaSaysPath, type Role } from './roles/roles.js';
import { readOver } from './split/read-over.js';
import { SplitTexts } from './split/split-texts.js';
import { isAmong } from './clean/standings.js';
import { statedRole } from './roles/stated-roles.js';
import type { View } from './views/view.js';
import { putBack, roomOfMessage } from './views/room.js';
import { viewsOf } from './views/views.js';
import { walk, type MemberOf, type Visited, type Visitor } from './walk.js';

/** Shorter than anything that a detector can find. */
const SHORTEST = 3;
/** A text with more readings is decoded too often to be read by a part of it. */
const MOST_VIEWS = 4;
/** Of nine digits: a number of a card or a person may come as one. */
const LEAST_NUMBER = 100_000_000;

/** What the inspections of one inspector share. */
export interface Shared {
  readonly inNames: DetectorTable;
  readonly inValues: DetectorTable;
  readonly maxCharacters: number;
  readonly cleanNames: CleanNames;
  readonly cleanTexts: CleanTexts | undefined;
}

/** What a tool's answer says as data (MCP, CallToolResult), beside the blocks of its content. */
const DATA = 'structuredContent';

const NOTHING: InspectionRequest = { surface: 'arguments', method: '', value: null, root: '', pathArguments: [] };
const NOBODY: readonly Asked[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();

/** Of one message after another: what is asked for every text makes no function of its own, and what is asked for every message no object. */
export class Inspection implements Visitor {
  readonly #shared: Shared;
  readonly #detection = new Detection();
  /** Of texts that are read in part at first: most sessions have none. */
  #trial: Detection | undefined;
  #request = NOTHING;
  #pathNames = NO_NAMES;
  #cleanNames: ReadonlySet<string> | undefined;
  #characters = 0;
  #complete = true;
  readonly #room = roomOfMessage();
  /** The last text in which nothing was found: MCP has results twice, as text and as what they are, and some are too long to be kept. */
  #last: CleanText | undefined;
  #lastViews: readonly View[] | undefined;
  /** Where media stand. An object is visited before its members. */
  #media: Set<string> | undefined;
  /** Arguments that were read behind their program. */
  #joined: Set<string> | undefined;
  /** Lists that are one command. */
  #oneCommand: Set<string> | undefined;
  /** Where code for a shell stands. */
  #shellCode: Set<string> | undefined;
  /** How many texts came. */
  #texts = 0;
  /** Who looks for what is split over them. */
  #overSeveral = NOBODY;
  readonly #split = new SplitTexts();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** Not complete when a limit was hit, or a detector failed. */
  run(request: InspectionRequest): { readonly complete: boolean; readonly findings: readonly Finding[] } {
    const { root, value, schema } = request;
    this.#request = request;
    this.#detection.begin(root);
    this.#pathNames = plainNames(request.pathArguments);
    this.#cleanNames = this.#shared.cleanNames.at(request);
    this.#overSeveral = this.#shared.inValues.at(request.surface, 'text').overSeveral;
    const isWalked = walk(value, this, root, schema);
    const isReadOver = this.#overSeveral.length === 0 || readOver(this.#split, request, this.#overSeveral, this.#detection, this.#room);
    const complete = isWalked && isReadOver && this.#complete;
    return { complete, findings: this.#detection.findings };
  }

  /** Forgets the message. */
  leave(): void {
    this.#request = NOTHING;
    this.#pathNames = NO_NAMES;
    this.#cleanNames = undefined;
    this.#characters = 0;
    this.#complete = true;
    putBack(this.#room, roomOfMessage());
    this.#last = undefined;
    this.#lastViews = undefined;
    this.#media = undefined;
    this.#joined = undefined;
    this.#oneCommand = undefined;
    this.#shellCode = undefined;
    this.#texts = 0;
    this.#split.forget();
    this.#detection.leave();
  }

  visit(visited: Visited): boolean {
    const { name, schema, value } = visited;
    const { roles, surface } = this.#request;
    if (visited.depth === 1) this.#split.enterMember(name === DATA);
    if (typeof value === 'string') {
      const index = this.#texts++;
      if (this.#media?.has(visited.pointer) === true) return true;
      if (value.length >= SHORTEST) this.#lookAtText(value, visited);
      if (this.#overSeveral.length > 0) this.#split.add(name, value, index);
    } else if (typeof value === 'number') {
      if (value < LEAST_NUMBER || !Number.isSafeInteger(value)) return true;
      const stated = roles && statedRole(roles, visited.pointer);
      if (stated !== undefined || !isListed(value, schema)) this.#look(String(value), visited, name, stated ?? 'identifier');
    } else {
      const member = mediaMember(value, surface);
      if (member !== undefined) (this.#media ??= new Set<string>()).add(`${visited.pointer}/${member}`);
      if (surface === 'arguments') {
        this.#lookAtWords(visited);
        for (const each of shellCode(value)) (this.#shellCode ??= new Set<string>()).add(`${visited.pointer}/${escapeStep(each)}`);
      }
      if (isJsonObject(value)) this.#split.enter();
    }
    return true;
  }

  #lookAtText(text: string, visited: Visited): void {
    const { name, label, schema } = visited;
    const { roles, tool } = this.#request;
    const stated = roles && statedRole(roles, visited.pointer);
    if (stated !== undefined) {
      this.#look(text, visited, name, stated, label);
      return;
    }
    // The server's own words come back to it: they tell it nothing, and do to it what it asked for. The policy's word counts more.
    if (isListed(text, schema) && !this.#pathNames.has(plainName(name))) return;
    const said = roleOf(text, { tool, name, schema, pathNames: this.#pathNames });
    const role = said === 'code' && this.#shellCode?.has(visited.pointer) === true ? 'command' : said;
    if (role === 'command' && this.#oneCommand !== undefined && this.#isWord(visited)) {
      this.#lookAtWord(text, visited, name);
      return;
    }
    this.#look(text, visited, name, role === 'text' && schemaSaysPath(schema) ? 'path' : role, label);
  }

  /** A list may be a command, and an object a program and what it is given: who runs it joins them. */
  #lookAtWords(visited: Visited): void {
    const { name, value } = visited;
    const { surface, tool, roles, value: message } = this.#request;
    const words = commandWords(value, name, visited.depth === 0 ? tool : undefined);
    if (words === undefined || this.#joined?.has(visited.pointer) === true) return;
    if (!words.complete) this.#complete = false;
    if (words.isOne === true) (this.#oneCommand ??= new Set<string>()).add(visited.pointer);
    const isJoined = hasKnownProgram(visited);
    for (const { line, member } of words.commands) {
      const path = member === undefined ? visited.pointer : `${visited.pointer}/${escapeStep(member)}`;
      if (member !== undefined && isJoined) (this.#joined ??= new Set<string>()).add(path);
      const role = (roles && statedRole(roles, path)) ?? 'command';
      if (role !== 'command') continue;
      const { views, complete } = viewsOf(line, this.#room);
      const inspected = { surface, tool, name, role, views, message };
      const isRead = this.#detection.askWhole(this.#shared.inValues.at(surface, role).inWords, inspected, visited, path);
      if (!complete || !isRead) this.#complete = false;
    }
  }

  #isWord({ pointer }: Visited): boolean {
    return this.#oneCommand?.has(pointer.slice(0, pointer.lastIndexOf('/'))) === true;
  }

  /** Of a command that was read: it is looked at for all but commands, and so it is not remembered as clean. */
  #lookAtWord(text: string, at: Visited, name: string): void {
    if (!this.#hasRoom(text)) return;
    const { surface, tool, value: message } = this.#request;
    const { views, complete } = viewsOf(text, this.#room);
    const { all, inWords } = this.#shared.inValues.at(surface, 'command');
    const inspected = { surface, tool, name, role: 'command' as const, views, message };
    const isRead = this.#detection.ask(
      all.filter((each) => !inWords.includes(each)),
      inspected,
      at,
      0,
    );
    if (!complete || !isRead) this.#complete = false;
  }

  /** A member name is text of the sender's own; its place is the pointer of its value. */
  visitName(name: string, member: Visited, object: MemberOf): void {
    if (this.#cleanNames?.has(name) === true) {
      this.#characters += name.length;
      return;
    }
    const before = this.#detection.matches;
    this.#lookAtName(name, member, object);
    const isMatched = this.#detection.matches !== before;
    if (this.#complete && !isMatched) this.#cleanNames = this.#shared.cleanNames.add(name, this.#request);
    if (isMatched && !isOperator(name)) this.#detection.mark(member);
  }

  #lookAtName(text: string, at: Visited, memberOf: MemberOf): void {
    if (!this.#hasRoom(text)) return;
    const { surface, tool, value: message } = this.#request;
    const { views, complete } = viewsOf(text, this.#room);
    const { all } = this.#shared.inNames.at(surface, 'identifier');
    const isRead = this.#detection.ask(
      all,
      { surface, tool, name: '', label: undefined, role: 'identifier', memberOf, typed: undefined, views, message },
      at,
      0,
    );
    if (!complete || !isRead) this.#complete = false;
  }

  #look(text: string, at: Visited, name: string, role: Role, label?: string): void {
    if (!this.#hasRoom(text)) return;
    const { surface, tool, value: message } = this.#request;
    const { cleanTexts, inValues } = this.#shared;
    const detection = this.#detection;
    // What is kept knows nothing of labels and of forms.
    const typed = this.#isTyped(at);
    const kept = label === undefined && !typed ? cleanTexts : undefined;
    const place = kept?.placeOf(text) ?? 0;
    const last = this.#last?.text === text && !typed ? this.#last : undefined;
    const known = kept?.at(place, text) ?? last;
    if (kept !== undefined && known !== undefined && isAmong(known.standings, role, surface, tool, name)) return;
    if (known === undefined && this.#isCleanInPart(text, at, name, role, label)) return;
    const made = known?.views ?? (last && this.#lastViews);
    const { views, complete } = made === undefined ? viewsOf(text, this.#room) : { views: made, complete: true };
    const { all, byName } = inValues.at(surface, role);
    const by = known !== undefined && isAmong(known.standings, role, surface, tool) ? byName : all;
    const before = detection.matches;
    const inspected = { surface, tool, name, label, role, memberOf: undefined, typed, views, message };
    const isRead = detection.ask(by, inspected, at, known?.silent ?? 0);
    if (!complete || !isRead) this.#complete = false;
    else if (detection.matches === before && label === undefined && !typed) {
      const clean = cleanText(text, inspected, views, detection.silent, known);
      this.#last = clean;
      this.#lastViews = views;
      kept?.add(place, clean);
    }
  }

  #isTyped(at: Visited): boolean {
    const { typed } = this.#request;
    if (typed === undefined || typed.length === 0) return false;
    const { pointer } = at;
    return typed.some((form) => pointer === form || pointer.startsWith(`${form}/`));
  }

  /**
   * Whether a text that repeats one thing over and over has nothing in what is left without most of that. With anything in it, it is read whole: a longer
   * text has more of it, and of some things less.
   */
  #isCleanInPart(text: string, at: Visited, name: string, role: Role, label: string | undefined): boolean {
    const part = withoutRepeats(text);
    if (part === undefined) return false;
    const before = { ...this.#room };
    const { views, complete } = viewsOf(part, this.#room);
    if (!complete || views.length > MOST_VIEWS) {
      // What it unpacks to is unpacked again with the whole.
      putBack(this.#room, before);
      return false;
    }
    const { surface, tool, value: message } = this.#request;
    const { all } = this.#shared.inValues.at(surface, role);
    const trial = (this.#trial ??= new Detection());
    const isRead = trial.ask(
      all,
      { surface, tool, name, label, role, memberOf: undefined, typed: this.#isTyped(at), views, message },
      at,
      0,
    );
    const isClean = isRead && trial.matches === 0;
    if (!isClean) putBack(this.#room, before);
    trial.leave();
    return isClean;
  }

  #hasRoom(text: string): boolean {
    if (text.length < SHORTEST) return false;
    this.#characters += text.length;
    if (this.#characters <= this.#shared.maxCharacters) return true;
    this.#complete = false;
    return false;
  }
}
