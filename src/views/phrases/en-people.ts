export const enPeople = {
  notSame: 'Not the same person',
  which: 'Which of these names is somebody else’s?',
  decided: (name: string) => `From now on, ${name} is somebody else in this channel.`,
  undo: 'Take that back',
  undone: (name: string) => `${name} is matched as before.`,
  nothing: 'These statements stand under one name only.',
};
