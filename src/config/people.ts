import { z } from 'zod';

/** `config/people.yaml`: an editor's word on which names are one person's, over what matching finds. */

const names = z.array(z.string().trim().min(1, 'write a name')).min(2, 'write at least two names');

export const peopleSchema = z
  .strictObject({
    /** Each entry: spellings of one person's name, in any script. */
    same: z.array(names).default([]),
    /** Each entry: names that look alike and are different people's. */
    different: z.array(names).default([]),
  })
  .superRefine(({ same, different }, context) => {
    for (const [index, group] of different.entries()) {
      const clash = same.find((one) => one.filter((name) => group.includes(name)).length > 1);
      if (clash === undefined) continue;
      const both = clash.filter((name) => group.includes(name)).join(' and ');
      context.addIssue({
        code: 'custom',
        path: ['different', index],
        message: `take ${both} out of here or out of "same"`,
      });
    }
  });

export type PeopleDecisions = z.output<typeof peopleSchema>;
