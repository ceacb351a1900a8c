#!/usr/bin/env node
import module from 'node:module';

// Plain JavaScript that any Node can read: TypeScript runs only from Node 24 on, and an older one should say so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  fail(
    `Isnad needs Node 24 or newer; this is Node ${process.versions.node}. Run "npm ci", which brings it, then "npm start" or "npm run isnad -- …".`,
  );
} else {
  // Compiled code is kept between starts, which halves the time to the first answer.
  module.enableCompileCache();
  const loaded = await import('./main.ts').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    fail(
      `Isnad's packages are not installed (${error.message.split(' imported from')[0]}). Run "npm ci" first.`,
    );
  });
  if (loaded) await loaded.main(process.argv);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
