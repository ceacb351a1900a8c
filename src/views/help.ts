import type { Card } from './card.ts';
import { bold, buttonRow, heading, label, note, text } from './field.ts';
import type { Look } from './look.ts';
import type { Spell } from './notices.ts';
import { phrasebook } from './phrases/book.ts';
import { token } from './tokens.ts';

/** Every command as it is written there, what it does, and examples. */
export function helpCard(spell: Spell, look: Pick<Look, 'chrome'>): Card {
  const { help, commands, examples, buttons } = phrasebook[look.chrome];
  const names = ['briefing', 'whosaid', 'digest', 'ask', 'follow', 'unfollow', 'help'] as const;
  const uses = [
    `${spell('briefing')} ${examples.search}`,
    `${spell('whosaid')} ${examples.personAbout}`,
    `${spell('digest')} ${examples.digest}`,
    `${spell('ask')} ${examples.ask}`,
    `${spell('follow')} ${examples.person}`,
    `${spell('follow')} ${examples.topic}`,
  ];
  return {
    chrome: look.chrome,
    summary: help.title,
    blocks: [
      heading(label(look.chrome, help.title)),
      {
        type: 'list',
        items: names.map((name) => label(look.chrome, bold(spell(name)), ` — ${commands[name]}`)),
      },
      text(label(look.chrome, bold(help.examples))),
      { type: 'list', items: uses.map((use) => label(look.chrome, use)) },
      note(label(look.chrome, help.filters)),
      note(label(look.chrome, help.languages)),
      note(label(look.chrome, help.quotes)),
      ...buttonRow([
        { label: buttons.newest, token: token('find') },
        { label: buttons.digest, token: token('digest') },
      ]),
    ],
  };
}
