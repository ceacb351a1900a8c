import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { briefingJsonSchemaText } from '../../src/briefing/json-schema.ts';
import { JSON_SCHEMA_FILE } from '../../src/briefing/write-json-schema.ts';

test('the schema for editors is current', () => {
  expect(
    readFileSync(JSON_SCHEMA_FILE, 'utf8'),
    'the schema changed: refresh it with `node src/briefing/write-json-schema.ts`',
  ).toBe(briefingJsonSchemaText());
});
