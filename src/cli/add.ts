import { relative, resolve } from 'node:path';
import { keptWarning, readFolder } from '../briefing/folder.ts';
import { writeBriefing } from '../briefing/write.ts';
import { loadConfig } from '../config.ts';
import { openCore } from '../core.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Brought, Intake } from '../intake/brief.ts';
import { readArticleFile } from '../intake/file.ts';
import { createLogger } from '../logging.ts';
import type { Io } from './io.ts';

export interface AddOptions {
  readonly published?: string;
  readonly lang?: string;
}

/** Makes a briefing of each article in the folder; one that fails stops no other. Exit code 1 where one failed. */
export async function add(io: Io, sources: readonly string[], options: AddOptions): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const log = createLogger({ level: 'silent', pretty: false, destination: process.stderr });
  const core = await openCore(config, { log, clock: io.clock });
  try {
    // One briefing in it, and the folder would be believed: what is kept would go.
    const warning = keptWarning(config.briefings, await readFolder(core.folder));
    if (warning) throw new UserError(warning);
    const intake = await core.intake.saving(async ({ briefing, text }) => {
      const path = await writeBriefing(config.briefings, briefing, text);
      io.out(`${relative(io.cwd, path)}\n`);
      await readFolder(core.folder);
    });
    for (const source of sources) await addOne(io, intake, source, options);
  } finally {
    await core.close();
  }
}

async function addOne(io: Io, intake: Intake, source: string, options: AddOptions): Promise<void> {
  try {
    const { found, isNew } = await bring(io, intake, source, options);
    if (!isNew) io.err(`${source}: known already, as ${found.briefing.id}\n`);
  } catch (error) {
    const remedy = error instanceof UserError && error.remedy ? ` ${error.remedy}` : '';
    io.err(`${source}: ${messageOf(error)}${remedy}\n`);
    io.exit(1);
  }
}

async function bring(io: Io, intake: Intake, source: string, options: AddOptions): Promise<Brought> {
  const hints = options.published ? { publishedAt: options.published } : {};
  if (/^https?:\/\//i.test(source)) return await intake.briefPublicLink(source, 'intake', hints);
  const article = await readArticleFile(resolve(io.cwd, source));
  return await intake.briefPublicArticle({
    ...article,
    ...hints,
    ...(options.lang && { lang: options.lang }),
  });
}
