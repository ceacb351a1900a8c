import { z } from 'zod';
import { briefingSchema } from './schema.ts';

/** The schema for editors, as draft 7, which their YAML plug-ins know best. */
export function briefingJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(briefingSchema, { io: 'input', target: 'draft-7' }),
    title: 'An Isnad briefing',
    description: 'briefings/<id>.yaml; the article lies beside it as briefings/<id>.txt',
  };
}

/** As `config/briefing.schema.json` holds it. */
export function briefingJsonSchemaText(): string {
  return `${JSON.stringify(briefingJsonSchema(), null, 2)}\n`;
}
