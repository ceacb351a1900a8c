/** `npm run bench -- NAME …`: measurements, as ratios made in one run; nothing here is a test. */
const benches: Readonly<
  Record<string, () => Promise<{ bench: (args: readonly string[]) => Promise<void> }>>
> = {
  answers: () => import('./answers.ts'),
  analysis: () => import('./analysis.ts'),
  crash: () => import('./crash.ts'),
  delivery: () => import('./delivery.ts'),
  names: () => import('./names.ts'),
  start: () => import('./start.ts'),
};

const [name, ...args] = process.argv.slice(2);
const load = name === undefined ? undefined : benches[name];
if (load === undefined) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exitCode = 2;
} else {
  await (await load()).bench(args);
}
