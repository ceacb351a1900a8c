const MAX_LENGTH = 64;

/** The id, or with `-2`, `-3` … where it is taken; within the 64 characters an id may have. */
export async function uniqueId(id: string, isTaken: (id: string) => Promise<boolean>): Promise<string> {
  let candidate = id;
  for (let number = 2; await isTaken(candidate); number += 1) {
    const suffix = `-${number}`;
    candidate = id.slice(0, MAX_LENGTH - suffix.length).replace(/-+$/, '') + suffix;
  }
  return candidate;
}
