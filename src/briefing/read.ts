import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf, type Problem } from '../errors.ts';
import { decodeUtf8, MAX_TEXT_BYTES, MAX_YAML_BYTES, sizeFault } from './decode.ts';
import { type Fault, fieldName } from './fault.ts';
import { faultOf, fieldPath } from './issues.ts';
import { checkReferences } from './references.ts';
import { type Briefing, briefingIdSchema, briefingSchema } from './schema.ts';
import { verifyStatements } from './verify.ts';
import { parseYaml, type YamlSource } from './yaml.ts';

export type ReadResult = ReadBriefing | { readonly problems: readonly Problem[] };

interface ReadBriefing {
  readonly briefing: Briefing;
  /** The article exactly as it lies beside the briefing; null where there is none. */
  readonly text: string | null;
  /** Ids of statements whose words are the text's own. */
  readonly verified: readonly string[];
}

export interface BriefingSource {
  /** Names the file in problems; its base name without `.yaml` must be the briefing's id. */
  readonly name: string;
  readonly yaml: string;
  readonly text: string | null;
}

const BRIEFING_EXTENSION = '.yaml';

/** `a/b.yaml` → `a/b.txt`: where the article lies. */
export function textPathOf(path: string): string {
  return path.replace(/\.yaml$/, '.txt');
}

/**
 * Reads a briefing and its article (`textPath`; null: it has none). Whatever is wrong comes back as problems; throws
 * nothing.
 */
export async function readBriefing(
  path: string,
  textPath: string | null = textPathOf(path),
): Promise<ReadResult> {
  const yaml = await readLimited(path, MAX_YAML_BYTES, false);
  if (yaml === null) return { problems: [{ file: path, message: 'no such file', remedy: 'check the path' }] };
  if (typeof yaml !== 'string') return { problems: [yaml] };
  const text = textPath === null ? null : await readLimited(textPath, MAX_TEXT_BYTES, true);
  if (text !== null && typeof text !== 'string') return { problems: [text] };
  return parseBriefing({ name: path, yaml, text });
}

/** The same for content at hand. Never throws, whatever the text. */
export function parseBriefing({ name, yaml, text }: BriefingSource): ReadResult {
  const source = parseYaml(yaml.replace(/^\ufeff/, ''));
  if (Array.isArray(source)) return { problems: source.map((fault) => ({ file: name, ...fault })) };
  if (source.value === null || typeof source.value !== 'object' || Array.isArray(source.value)) {
    return { problems: [{ file: name, line: 1, ...noFields(source.value) }] };
  }
  const problem = ({ path, message, remedy }: Fault): Problem => ({
    file: name,
    line: source.lineOf(path),
    field: fieldName(path),
    message,
    remedy,
  });

  const parsed = parseFields(source);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(faultOf).map(problem) };
  const briefing = parsed.data;
  const { verified, problems } = verifyStatements(briefing, text);
  const faults = [...checkName(briefing.id, name), ...checkReferences(briefing), ...problems];
  if (faults.length > 0) return { problems: faults.map(problem) };
  return { briefing, text, verified };
}

function noFields(value: unknown): Omit<Problem, 'file'> {
  const form = 'start with schema: 1; see the README for the form of a briefing';
  if (value === null) return { message: 'is empty', remedy: form };
  if (!Array.isArray(value)) return { message: 'holds text without fields', remedy: form };
  return { message: 'is a list, not the fields of a briefing', remedy: `keep one briefing a file; ${form}` };
}

/** A title such as `2020` or `true` is meant as text: where text is wanted, what was written is taken. */
function parseFields(source: YamlSource) {
  const first = briefingSchema.safeParse(source.value, { reportInput: true });
  if (first.success) return first;
  let changed = false;
  for (const issue of first.error.issues) {
    const wantsText =
      issue.code === 'invalid_union' || (issue.code === 'invalid_type' && issue.expected === 'string');
    const written = wantsText ? source.writtenAt(fieldPath(issue.path)) : undefined;
    if (written !== undefined) changed = replaceAt(source.value, issue.path, written) || changed;
  }
  return changed ? briefingSchema.safeParse(source.value, { reportInput: true }) : first;
}

function replaceAt(root: unknown, path: readonly PropertyKey[], value: string): boolean {
  const last = path.at(-1);
  let parent = root;
  for (const step of path.slice(0, -1)) parent = isHolder(parent) ? parent[step] : undefined;
  if (last === undefined || !isHolder(parent)) return false;
  parent[last] = value;
  return true;
}

function isHolder(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function checkName(id: string, name: string): Fault[] {
  const expected = basename(name, BRIEFING_EXTENSION);
  if (id === expected) return [];
  const rename = `rename the file to ${id}${BRIEFING_EXTENSION}`;
  const remedy = briefingIdSchema.safeParse(expected).success
    ? `write id: ${expected}, or ${rename}`
    : rename;
  return [{ path: ['id'], message: `${id} is not the file's name`, remedy }];
}

async function readLimited(path: string, limit: number, keepMark: boolean): Promise<string | Problem | null> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return { file: path, message: 'is not a file', remedy: 'give a file' };
    const tooLarge = sizeFault(info.size, limit);
    if (tooLarge) return { file: path, ...tooLarge };
    const decoded = decodeUtf8(await readFile(path), keepMark);
    return typeof decoded === 'string' ? decoded : { file: path, ...decoded };
  } catch (error) {
    if (isMissing(error)) return null;
    return { file: path, message: messageOf(error), remedy: 'check that it may be read' };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
