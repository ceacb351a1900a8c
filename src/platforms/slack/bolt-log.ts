import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';

/**
 * Bolt's log lines in ours. Its debug lines carry messages and headers, so they are dropped; what it calls an error
 * we report ourselves with what to do, so it is no more than a warning here.
 */
export function boltLog(log: Log): Logger {
  const say = (parts: readonly unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : part)).join(' ');
  return {
    debug: () => {},
    info: (...parts: unknown[]) => log.debug(say(parts)),
    warn: (...parts: unknown[]) => log.warn(say(parts)),
    error: (...parts: unknown[]) => log.warn(say(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
