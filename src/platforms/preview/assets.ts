import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Letters, digits, hyphens and underscores, parted by single dots and slashes: no way up, nothing hidden. */
const FILE = /^\w[\w-]*(?:[./][\w-]+)*\.(?:js|css|svg)$/;

interface Asset {
  readonly body: string;
  readonly type: string;
  /** Whether its address changes with its content. */
  readonly lasting: boolean;
}

export interface Assets {
  /** The page, and the hash of its import map for `script-src`. */
  readonly page: { readonly html: string; readonly importMapHash: string };
  /** A file of the page by its path after `/preview/`, or null. */
  file(path: string): Promise<Asset | null>;
}

/**
 * The page's own files and the packages it draws with, out of node_modules, as the browser asks for them: nothing is
 * built and nothing comes from elsewhere. An import map tells the browser where each package lies.
 */
export function createAssets(): Assets {
  const own = dirname(fileURLToPath(new URL('./page/page.js', import.meta.url)));
  const components = '@skyra/discord-components-core';
  const here = createRequire(import.meta.url);
  const beside = createRequire(here.resolve(components));
  const found = [
    folderOf(components, here),
    folderOf('slack-blocks-to-jsx', here),
    ...['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context'].map((name) =>
      folderOf(name, beside),
    ),
  ];
  const folders = new Map(found.map(({ name, version, folder }) => [`vendor/${name}@${version}/`, folder]));
  const base = new Map(found.map(({ name, version }) => [name, `/preview/vendor/${name}@${version}/`]));

  const imports: Record<string, string> = {
    lit: `${base.get('lit')}index.js`,
    'lit-html': `${base.get('lit-html')}lit-html.js`,
    'lit-element': `${base.get('lit-element')}index.js`,
    '@lit/reactive-element': `${base.get('@lit/reactive-element')}reactive-element.js`,
    '@lit/context': `${base.get('@lit/context')}index.js`,
  };
  for (const name of ['lit', 'lit-html', 'lit-element', '@lit/reactive-element']) {
    imports[`${name}/`] = base.get(name) ?? '';
  }
  for (const [tag, name] of ELEMENTS) {
    imports[`${components}/${tag}.js`] = `${base.get(components)}dist/components/${tag}/${name}.js`;
  }
  const importMap = JSON.stringify({ imports });
  const html = readFileSync(join(own, 'page.html'), 'utf8')
    .replace(/(?<=<script type="importmap">)[^<]*/, () => importMap)
    .replace('%SLACK_STYLES%', () => `${base.get('slack-blocks-to-jsx')}dist/style.css`);

  return {
    page: {
      html,
      importMapHash: sha256(importMap),
    },
    async file(path) {
      const prefix = [...folders.keys()].find((start) => path.startsWith(start));
      const name = prefix === undefined ? path : path.slice(prefix.length);
      if (!FILE.test(name)) return null;
      const body = await readFile(join(folders.get(prefix ?? '') ?? own, name), 'utf8').catch(() => null);
      if (body === null) return null;
      return {
        body,
        type: TYPES[name.split('.').pop() ?? ''] ?? 'text/plain',
        lasting: prefix !== undefined,
      };
    },
  };
}

/** The web components the page uses. */
const ELEMENTS = [
  ['discord-messages', 'DiscordMessages'],
  ['discord-message', 'DiscordMessage'],
  ['discord-action-row', 'DiscordActionRow'],
  ['discord-button', 'DiscordButton'],
  ['discord-quote', 'DiscordQuote'],
] as const;

function folderOf(name: string, require: NodeJS.Require): { name: string; version: string; folder: string } {
  const entry = require.resolve(name);
  const inside = join('node_modules', name) + sep;
  const folder = entry.slice(0, entry.lastIndexOf(inside) + inside.length);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { name, version, folder };
}

/** As a content security policy names it. */
export function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
