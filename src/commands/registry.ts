import { apart } from './actions/apart.ts';
import { asked, find, help as helpAction, said } from './actions/asking.ts';
import { digest as digestAction, digestEdit, digestRest, digestSet } from './actions/digest.ts';
import { follow as followAction, unfollow as unfollowAction } from './actions/follows.ts';
import { more } from './actions/more.ts';
import { briefingParts } from './actions/parts.ts';
import { statementParts } from './actions/source.ts';
import { ask } from './ask.ts';
import { briefing } from './briefing.ts';
import type { Action, Command } from './command.ts';
import { digest } from './digest.ts';
import { follow } from './follow.ts';
import { help } from './help.ts';
import { unfollow } from './unfollow.ts';
import { whosaid } from './whosaid.ts';

export const commands: readonly Command[] = [briefing, whosaid, digest, ask, follow, unfollow, help];

export const actions: readonly Action[] = [
  ...briefingParts,
  ...statementParts,
  said,
  asked,
  find,
  more,
  apart,
  digestAction,
  digestEdit,
  digestSet,
  digestRest,
  followAction,
  unfollowAction,
  helpAction,
];
