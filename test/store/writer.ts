import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { openDatabase } from '../../src/store/open.ts';

/** A process of its own that writes ten briefings: `writer.ts PLACE-JSON BRIEFING-JSON SLUG`. */
const [place = '', json = '', slug = ''] = process.argv.slice(2);
const briefing: Briefing = briefingSchema.parse(JSON.parse(json));
const database = await openDatabase(JSON.parse(place));
const store = createBriefingStore(database, () => 1);
for (let n = 0; n < 10; n++) {
  const one = { ...briefing, id: `2020-01-07-${slug}${n}` };
  await store.put({ briefing: one, text: null, origin: 'feed', verified: [] });
}
await database.destroy();
