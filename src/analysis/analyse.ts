import type { Article } from '../briefing/article.ts';
import type { Briefing } from '../briefing/schema.ts';
import { ARABIC } from './arabic/pack.ts';
import { ENGLISH } from './english/pack.ts';
import { readDocument } from './document.ts';
import type { LanguagePack } from './pack.ts';
import { createRegistry, toPerson } from './people.ts';
import { resolveSpeakers } from './resolve.ts';
import { slug } from './slug.ts';
import { toStatements } from './statements.ts';

const PACKS: Record<string, LanguagePack> = { ar: ARABIC, en: ENGLISH };

export function analyse(article: Article): Briefing {
  const lang = article.lang ?? (/[\u0600-\u06ff]/.test(article.text.slice(0, 2000)) ? 'ar' : 'en');
  const pack = PACKS[lang.slice(0, 2)];
  const doc = readDocument(article.text, pack?.reading ?? { abbreviations: new Set() });
  const registry = createRegistry({ sameWord: (a, b) => a === b, ...pack?.registry, slug });
  const resolved = pack ? resolveSpeakers(doc, pack.reports(doc), registry, pack.resolution) : [];
  const title = article.title ?? article.text.slice(0, 100);
  return {
    schema: 1, id: `1970-01-01-${slug(title) || 'x'}`, status: 'approved', audience: 'public', lang, title, publishedAt: article.publishedAt ?? '1970-01-01',
    topics: [], sources: [{ name: article.sourceName ?? 'x' }], summary: [{ text: title, evidence: [] }],
    people: registry.entities.map(toPerson), statements: toStatements(doc, resolved), claims: [], timeline: [], figures: [], corrections: [], translations: {},
    method: { engine: 'rules', version: '1' },
  };
}
