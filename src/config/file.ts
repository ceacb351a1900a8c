import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeUtf8 } from '../briefing/decode.ts';
import { fieldName } from '../briefing/fault.ts';
import { parseYaml, type YamlSource } from '../briefing/yaml.ts';
import { messageOf, type Problem } from '../errors.ts';
import { nearest } from '../text/nearest.ts';

export type Read<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** Reads a settings file, `name` relative to `dir`, and says every thing wrong with it. One that is not there is empty. */
export function readSettings<S extends z.ZodType>(dir: string, name: string, schema: S): Read<z.output<S>> {
  const written = readWritten(join(dir, name));
  if (typeof written !== 'string') return { problems: [{ file: name, ...written }] };
  const source = parseYaml(written);
  if (Array.isArray(source)) return { problems: source.map((fault) => ({ file: name, ...fault })) };
  const given = withoutBlanks(source.value) ?? {};
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return { value: result.data };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, schema, source));
  return { problems: problems.map((problem) => ({ file: name, ...problem })) };
}

function readWritten(path: string): string | Omit<Problem, 'file'> {
  try {
    return decoded(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    return { message: `cannot be read: ${messageOf(error)}`, remedy: 'check what it is and who may read it' };
  }
}

const decoded = (bytes: Uint8Array): string | Omit<Problem, 'file'> => decodeUtf8(bytes, false);

/** A setting whose value is left out (`desk:` with its lines commented out) is not set. */
function withoutBlanks(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, withoutBlanks(inner)] as const)
      .filter(([, inner]) => inner !== null),
  );
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, source: YamlSource): Omit<Problem, 'file'>[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const at = (steps: (string | number)[]) => ({
    line: source.lineOf(steps),
    field: fieldName(steps) || undefined,
  });
  if (issue.code === 'unrecognized_keys') {
    const known = knownAt(schema, path);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const remedy = near ? `did you mean ${near}?` : `remove it; known here: ${known.join(', ') || 'none'}`;
      return { ...at([...path, key]), message: 'there is no such setting', remedy };
    });
  }
  if (issue.input === undefined) return [{ ...at(path), message: 'is missing', remedy: 'add it' }];
  return [{ ...at(path), message: `${shortly(issue.input)} cannot be used`, remedy: remedyOf(issue) }];
}

function remedyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `write one of ${issue.values.join(', ')}`;
    case 'invalid_union':
      return `write one of ${issue.errors.flat().map(unionOption).join(', ')}`;
    case 'invalid_type':
      return issue.message.startsWith('Invalid')
        ? `write ${KINDS[issue.expected] ?? issue.expected}`
        : issue.message;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list: one line each, beginning with "- "',
  object: 'its settings under it, further in',
  string: 'text; in quotes if it is a number',
  number: 'a number',
  int: 'a whole number',
};

const unionOption = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_value' ? issue.values.join(', ') : 'true, false';

function shortly(input: unknown): string {
  const words = typeof input === 'string' ? `"${input}"` : (JSON.stringify(input) ?? String(input));
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

/** The settings' names that the schema knows at a path. */
function knownAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let at: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  for (const step of path) {
    const { properties, items } = node.parse(at);
    at = (typeof step === 'number' ? items : properties?.[step]) ?? {};
  }
  return Object.keys(node.parse(at).properties ?? {});
}
