import { expect, it } from 'vitest';
import type { Place } from '../../src/briefing/audience.ts';
import type { SettingsPort } from '../../src/commands/ports.ts';
import { createSettings } from '../../src/store/settings.ts';
import { openTestDatabase } from '../databases.ts';

const HERE: Place = { platform: 'discord', workspace: '1', channel: '2' };

it('keeps what each channel chose, one choice at a time', async () => {
  const settings: SettingsPort = createSettings(await openTestDatabase(), () => 0);
  expect(await settings.channel(HERE)).toEqual({ chrome: undefined, zone: undefined });
  await settings.setChannel(HERE, { chrome: 'ar' });
  await settings.setChannel(HERE, { zone: 'Asia/Baghdad' });
  expect(await settings.channel(HERE)).toEqual({ chrome: 'ar', zone: 'Asia/Baghdad' });
  await settings.setChannel(HERE, { chrome: 'en' });
  expect(await settings.channel(HERE)).toEqual({ chrome: 'en', zone: 'Asia/Baghdad' });
  expect((await settings.channel({ ...HERE, channel: '3' })).chrome).toBeUndefined();
  expect((await settings.channel({ ...HERE, platform: 'slack' })).chrome).toBeUndefined();
});
