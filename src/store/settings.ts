import type { Place } from '../briefing/audience.ts';
import type { Database } from './database.ts';

export interface ChannelSettings {
  readonly chrome?: 'ar' | 'en' | undefined;
  /** IANA zone. */
  readonly zone?: string | undefined;
}

/** What each channel has chosen. */
export function createSettings(database: Database, clock: () => number) {
  return {
    async channel(place: Place): Promise<ChannelSettings> {
      const row = await database
        .selectFrom('channels')
        .select(['chrome', 'zone'])
        .where('platform', '=', place.platform)
        .where('channel', '=', place.channel)
        .executeTakeFirst();
      const chrome = row?.chrome === 'ar' || row?.chrome === 'en' ? row.chrome : undefined;
      return { chrome, zone: row?.zone ?? undefined };
    },

    /** Changes what is given; what is left out stays. */
    async setChannel(place: Place, settings: ChannelSettings): Promise<void> {
      const chosen = {
        updated_at: clock(),
        ...(settings.chrome && { chrome: settings.chrome }),
        ...(settings.zone && { zone: settings.zone }),
      };
      const { platform, channel, workspace } = place;
      await database
        .insertInto('channels')
        .values({ platform, channel, workspace, chrome: null, zone: null, ...chosen })
        .onConflict((conflict) => conflict.columns(['platform', 'channel']).doUpdateSet(chosen))
        .execute();
    },
  };
}
