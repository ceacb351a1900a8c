import { parse } from 'discord-markdown-parser';
import { allOf, type Component } from '../../fakes/discord/components.ts';

/** Reads a message as Discord's client does, by a parser that is not ours. */

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[] | Node;
  readonly name?: string;
  readonly target?: string;
}

/** What may come of a card's text: our own styles and links, no mention, code, heading or automatic link. */
const HARMLESS = new Set(['text', 'br', 'newline', 'strong', 'em', 'strikethrough', 'link', 'twemoji']);

export interface Reading {
  readonly text: string;
  readonly links: readonly string[];
  /** Kinds of node that article text must not be able to make. */
  readonly alarming: readonly string[];
}

/** The texts of a message in order; block prefixes (ours, at the start of a line) are taken off first. */
export function read(components: readonly Component[]): Reading {
  const readings = allOf(components)
    .filter((part) => part.type === 10)
    .map((part) => readMarkdown(part.content ?? ''));
  return {
    text: readings.map((reading) => reading.text).join(''),
    links: readings.flatMap((reading) => reading.links),
    alarming: readings.flatMap((reading) => reading.alarming),
  };
}

export function readMarkdown(content: string): Reading {
  const links: string[] = [];
  const alarming: string[] = [];
  const lines = content.split('\n').map((line) => line.replace(/^(?:### |> |-# |- |\d+\. )/, ''));
  const nodes = parse(lines.join('\n'), 'extended') as unknown as Node[];
  return { text: flatten(nodes, links, alarming), links, alarming };
}

function flatten(nodes: readonly Node[], links: string[], alarming: string[]): string {
  return nodes
    .map((node) => {
      if (!HARMLESS.has(node.type)) alarming.push(`${node.type}: ${JSON.stringify(node)}`);
      if (node.type === 'link') links.push(node.target ?? '');
      if (node.type === 'br' || node.type === 'newline') return '\n';
      if (node.type === 'twemoji') return node.name ?? '';
      if (typeof node.content === 'string') return node.content;
      return flatten([node.content ?? []].flat() as Node[], links, alarming);
    })
    .join('');
}

/** Only what is seen: white space and characters that show nothing are no part of a comparison. */
export const seen = (text: string): string =>
  text.toWellFormed().replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '');
