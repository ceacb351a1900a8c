import type { Article } from '../../src/briefing/article.ts';
import type { BenchLanguage } from './articles.ts';

/** Does its whole work on one article. */
type Work = (article: Article) => unknown;

export interface Contestant {
  readonly does: string;
  readonly languages: readonly BenchLanguage[];
  readonly load: () => Promise<Work>;
}

/** Each loads its own packages only when asked, so that a process's memory is that of one. */
export const contestants = {
  isnad: {
    does: 'Isnad: the whole briefing',
    languages: ['ar', 'en'],
    load: async () => (await import('../../src/analysis/analyse.ts')).analyse,
  },
  wink: {
    does: 'wink-nlp: tokens, parts of speech',
    languages: ['en'],
    load: async () => {
      const { default: model } = await import('wink-eng-lite-web-model');
      const { default: createWink } = await import('wink-nlp');
      const nlp = createWink(model, ['pos']);
      return ({ text }) => {
        const tokens = nlp.readDoc(text).tokens();
        return [tokens.out(), tokens.out(nlp.its.pos)];
      };
    },
  },
  compromise: {
    does: 'compromise: quotations, people',
    languages: ['en'],
    load: async () => {
      const { default: nlp } = await import('compromise');
      return ({ text }) => {
        const doc = nlp(text);
        return [doc.quotations().out('array'), doc.people().out('array')];
      };
    },
  },
  nothing: {
    does: 'Node and the texts alone',
    languages: ['ar', 'en'],
    load: async () => () => undefined,
  },
} satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof contestants;
