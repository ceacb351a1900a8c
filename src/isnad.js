#!/usr/bin/env node
import module from 'node:module';

// Plain JavaScript that any Node can read: TypeScript runs only from Node 24 on, and an older one should say so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Isnad needs Node 24 or newer; this is Node ${process.versions.node}. Run "npm ci", which brings it, then "npm start" or "npm run isnad -- …".\n`,
  );
  process.exitCode = 1;
} else {
  // Compiled code is kept between starts, which halves the time to the first answer.
  module.enableCompileCache();
  const { main } = await import('./main.ts');
  await main(process.argv);
}
