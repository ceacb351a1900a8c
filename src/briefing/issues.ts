import { z } from 'zod';
import { nearest } from '../text/nearest.ts';
import type { Fault, FieldPath } from './fault.ts';
import { briefingJsonSchema } from './json-schema.ts';

type Issue = z.core.$ZodIssue;

/** What the schema found, in words for the person who wrote the file. */
export function faultOf(issue: Issue): Fault[] {
  const path = fieldPath(issue.path);
  if (isMissing(issue)) return [{ path, message: 'is missing', remedy: 'add it' }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: 'no such field',
        remedy: unknownRemedy(key, fieldsAt(path)),
      }));
    case 'invalid_value':
      return [{ path, message: 'not one of the allowed values', remedy: `write ${issue.values.join(', ')}` }];
    case 'invalid_type':
      return [typeFault(path, issue.expected)];
    case 'invalid_key':
      return [
        { path, message: 'not a usable name', remedy: issue.issues.map((inner) => inner.message).join('; ') },
      ];
    case 'invalid_union':
      return [
        {
          path,
          message: 'not a date',
          remedy: 'write 2020-01-07, or an instant such as 2020-01-07T10:30:00Z',
        },
      ];
    case 'invalid_format':
      return [{ path, message: 'not of the right form', remedy: formRemedy(issue) }];
    case 'too_big':
      return [{ path, message: `too long or too large: at most ${issue.maximum}`, remedy: 'shorten it' }];
    case 'too_small':
      return [{ path, message: 'is empty or too small', remedy: 'fill it in' }];
    case 'custom':
      return [{ path, message: issue.message, remedy: 'correct start or end' }];
    default:
      return [{ path, message: issue.message }];
  }
}

function unknownRemedy(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  if (near) return `did you mean ${near}?`;
  return `remove it or correct its name; known here: ${known.join(', ') || 'none'}`;
}

export function fieldPath(path: readonly PropertyKey[]): FieldPath {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

/** Needs issues made with `reportInput`. */
function isMissing(issue: Issue): boolean {
  return issue.input === undefined && /^invalid_(?:type|value|union)$/.test(issue.code);
}

function typeFault(path: FieldPath, expected: string): Fault {
  const name = { array: 'a list', object: 'fields of its own', record: 'fields of its own' }[expected];
  return {
    path,
    message: `must be ${name ?? `a ${expected}`}`,
    remedy: 'see the README for the form of a briefing',
  };
}

function formRemedy(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'regex' && !issue.message.startsWith('Invalid')) return `write ${issue.message}`;
  if (issue.format === 'url') return 'write an address that begins with https:// or http://';
  if (issue.format === 'datetime') return 'write an instant such as 2020-01-07T10:30:00Z';
  return issue.format === 'regex' ? 'write 64 hexadecimal digits in lower case' : `write a ${issue.format}`;
}

const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** Names of the fields the schema knows at the path. */
function fieldsAt(path: FieldPath): string[] {
  let at = briefingJsonSchema();
  for (const step of path) {
    const parsed = node.safeParse(at);
    if (!parsed.success) return [];
    const { properties, items, additionalProperties } = withFields(parsed.data);
    at = typeof step === 'number' ? items : (properties?.[step] ?? additionalProperties);
  }
  const last = node.safeParse(at);
  return last.success ? Object.keys(withFields(last.data).properties ?? {}) : [];
}

function withFields(schema: z.infer<typeof node>): z.infer<typeof node> {
  const options = schema.anyOf?.map((option) => node.safeParse(option)) ?? [];
  return options.find((option) => option.success && option.data.properties)?.data ?? schema;
}
