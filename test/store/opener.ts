import { openDatabase } from '../../src/store/open.ts';

/** A process of its own that opens a database and writes its name: `opener.ts PLACE-JSON NAME`. */
const [place = '', name = ''] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(place));
await database.insertInto('feed_items').values({ feed: 'f', item: name, seen_at: 1 }).execute();
await database.destroy();
