import { writeFileSync } from 'node:fs';
import { briefingJsonSchemaText } from './json-schema.ts';

/** `node src/briefing/write-json-schema.ts` refreshes it after a change of the schema. */
export const JSON_SCHEMA_FILE = new URL('../../config/briefing.schema.json', import.meta.url);

if (import.meta.main) {
  writeFileSync(JSON_SCHEMA_FILE, briefingJsonSchemaText());
  process.stdout.write('config/briefing.schema.json written\n');
}
