/** What a process may do; by default all of it. */
export const ROLES = ['web', 'worker', 'gateway'] as const;

/**
 * web: the pages; worker: ticks, does the queue's jobs and watches the folder; gateway: is connected to the platforms
 * and answers.
 */
export type Role = (typeof ROLES)[number];
