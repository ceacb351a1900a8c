import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, isCollection, isMap, isPair, isScalar, visit } from 'yaml';
import { type Briefing, briefingSchema } from './schema.ts';

const SCHEMA_LINE = '# yaml-language-server: $schema=';

/** Lists that may be left out when empty: the schema puts them back. */
const OPTIONAL_LISTS = new Set([
  'topics',
  'people',
  'statements',
  'claims',
  'timeline',
  'figures',
  'corrections',
  'aliases',
  'evidence',
  'to',
  'via',
]);

/** Short enough for one line each. */
const FLOW_FIELDS = new Set(['topics', 'aliases', 'mention', 'cue', 'to', 'via', 'evidence']);

const LAYOUT = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const;

export interface WriteOptions {
  /** Path of the JSON schema from the file, for editors. */
  readonly schemaPath?: string | undefined;
}

/** A briefing as a person would like to edit it: fields in the schema's order, spans on one line. */
export function formatBriefing(briefing: Briefing, options: WriteOptions = {}): string {
  // Parsing puts the fields in order and refuses what could not be read back.
  const document = new Document(briefingSchema.parse(briefing));
  visit(document, {
    Pair(_, pair, path) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      if (typeof key !== 'string' || !isCollection(pair.value)) return undefined;
      const isTop = path.length === 2;
      const empty = pair.value.items.length === 0;
      if (empty && (isMap(pair.value) ? isTop && key === 'translations' : OPTIONAL_LISTS.has(key))) {
        return visit.REMOVE;
      }
      if (FLOW_FIELDS.has(key) || (key === 'claims' && !isTop)) pair.value.flow = true;
      return undefined;
    },
    Scalar(_, scalar, path) {
      const inFlow = path.some((node) => isCollection(node) && node.flow);
      // The library breaks lines of quoted text inside brackets where it cannot read them again.
      if (inFlow && typeof scalar.value === 'string' && /\n/.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
    Map(_, map, path) {
      const list = path.at(-2);
      if (isPair(list) && isScalar(list.key) && list.key.value === 'people' && path.length === 4)
        map.flow = true;
    },
  });
  const schema = options.schemaPath ?? '../config/briefing.schema.json';
  return `${SCHEMA_LINE}${schema}\n${document.toString(LAYOUT)}`;
}

/**
 * Writes `<dir>/<id>.yaml` and, byte for byte, `<dir>/<id>.txt`, each at once or not at all.
 * Throws where the disk does, and a TypeError for a text that UTF-8 cannot hold.
 */
export async function writeBriefing(
  dir: string,
  briefing: Briefing,
  text: string | null,
  options: WriteOptions = {},
): Promise<string> {
  const yaml = formatBriefing(briefing, options);
  if (text?.isWellFormed() === false)
    throw new TypeError(`The text of ${briefing.id} holds half a character.`);
  await mkdir(dir, { recursive: true });
  const path = join(dir, `${briefing.id}.yaml`);
  const textPath = join(dir, `${briefing.id}.txt`);
  // The text first: whoever sees the new briefing finds the text it was made from.
  if (text === null) await rm(textPath, { force: true });
  else await writeAtOnce(textPath, text);
  await writeAtOnce(path, yaml);
  return path;
}

async function writeAtOnce(path: string, content: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
