import { type FolderWatch, watchFolder } from './briefing/watch.ts';
import type { Leases } from './jobs/leases.ts';

export interface KeptFolder {
  /** What the first reading found; null where another process watches the folder. */
  readonly count: FolderWatch['count'] | null;
  stop(): Promise<void>;
}

/**
 * Has one of all processes read and watch the folder. Throws UserError where this one is the first and cannot read it;
 * later a folder that cannot be read is tried again and again.
 */
export async function keepFolder(
  deps: Parameters<typeof watchFolder>[0],
  leases: Leases,
): Promise<KeptFolder> {
  const first = Promise.withResolvers<FolderWatch['count']>();
  first.promise.catch(() => {});
  const standing = leases.keep('folder', async ({ signal }) => {
    const watch = await watchFolder(deps).catch((error: unknown) => {
      first.reject(error);
      throw error;
    });
    first.resolve(watch.count);
    deps.log.info({ briefings: watch.count }, 'watching the folder');
    if (!signal.aborted) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }
    await watch.close();
  });
  try {
    return { count: (await standing.first) ? await first.promise : null, stop: standing.stop };
  } catch (error) {
    await standing.stop();
    throw error;
  }
}
