/** As much of the DOM as a page's text and metadata need. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

const ELEMENT = 1;
const TEXT = 3;
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE FIGCAPTION BUTTON FORM IFRAME OBJECT SVG VIDEO AUDIO'.split(' '),
);

/** The text of an element, one paragraph a line, white space folded as a browser does. */
export function textOf(root: DomNode): string {
  const lines: string[] = [''];
  const walk = (node: DomNode): void => {
    const name = node.nodeName.toUpperCase();
    if (node.nodeType === TEXT) lines[lines.length - 1] += node.textContent ?? '';
    if (node.nodeType !== ELEMENT || SKIPPED.has(name)) return;
    const breaks = BLOCKS.has(name) || name === 'BR';
    if (breaks) lines.push('');
    for (const child of node.childNodes) walk(child);
    if (breaks) lines.push('');
  };
  walk(root);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether elements stand in one another deeper than this. */
export function isDeeperThan(root: DomNode, depth: number): boolean {
  const stack: [DomNode, number][] = [[root, 1]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [node, level] = next;
    if (level > depth) return true;
    for (const child of node.childNodes) if (child.nodeType === ELEMENT) stack.push([child, level + 1]);
  }
  return false;
}
