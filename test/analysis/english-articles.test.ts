import { expect, test } from 'vitest';
import { lines } from './told.ts';

const DIPLOMACY = `Border talks end without deal

Talks between Ostrava and Velden on their disputed border ended on Sunday without an agreement, diplomats said.

Ostrava's foreign minister, Jan Kolar, said his country was ready to continue, but he warned that "patience is not a policy."

Velden's government said the other side had introduced new demands. In a communique, it urged the United Nations to send observers.

A Western diplomat, speaking on condition of anonymity, said the sides had been "a comma apart" on Saturday night. A second diplomat confirmed this account.

Kolar denied reports that troops had been moved. "There are no new soldiers at the border," he told Radio Ostrava, according to a transcript. Velden has repeatedly claimed that it has satellite pictures.

Paris and Berlin called for calm. The Kremlin did not comment. The UN envoy, Maria Solis, said she was told by both delegations that the door remained open.`;

test('talks between two countries: unnamed diplomats, governments, capitals and a transcript', () => {
  expect(lines(DIPLOMACY, 'en')).toEqual([
    'diplomats: Talks between Ostrava and Velden on their disputed border ended on Sunday without an agreement',
    'Jan Kolar: his country was ready to continue',
    'Jan Kolar: that "patience is not a policy."',
    "Velden's government: the other side had introduced new demands",
    "Velden's government: the United Nations to send observers",
    'a Western diplomat: the sides had been "a comma apart" on Saturday night',
    'a second diplomat: this account',
    'Jan Kolar: reports that troops had been moved',
    'Jan Kolar: There are no new soldiers at the border',
    'Velden: that it has satellite pictures',
    'Paris and Berlin: calm',
    'Maria Solis: she was told by both delegations that the door remained open',
  ]);
});

const COUNCIL = `Council votes to close Mill Street to cars

MILLBROOK — The town council voted 7-4 on Wednesday to close Mill Street to cars, over shopkeepers' protests.

Mayor Dora Finch insisted the closure would bring more people into town. "Look at Harwick," she said. "They did it ten years ago, and nobody wants the cars back."

Shopkeepers disagree. "It's going to kill us," Baz Ortiz, who runs a hardware shop, said as he left the hall. "People don't carry cement on a bicycle."

Councillor Neil Prowse, a Conservative, accused the mayor of ignoring her own survey. The survey, published in May, said 58 percent of residents opposed the plan. Finch denied the charge.

A spokesman for the county said buses would be rerouted from June, adding that the change would cost nothing. The police declined to comment.

"Why was nobody asked?" demanded Gita Rao, 71, one of a dozen residents who spoke. Prowse promised to bring the matter back in the autumn.`;

test('a vote in a town: a mayor, shopkeepers, a survey and the police', () => {
  expect(lines(COUNCIL, 'en')).toEqual([
    'Dora Finch: the closure would bring more people into town',
    'Dora Finch: Look at Harwick … They did it ten years ago, and nobody wants the cars back.',
    "Baz Ortiz: It's going to kill us … People don't carry cement on a bicycle.",
    'Councillor Neil Prowse: the mayor of ignoring her own survey',
    'the survey: 58 percent of residents opposed the plan',
    'Dora Finch: the charge',
    'a spokesman for the county: buses would be rerouted from June',
    'a spokesman for the county: that the change would cost nothing',
    'the police: to comment',
    'Gita Rao: Why was nobody asked?',
    'Councillor Neil Prowse: to bring the matter back in the autumn',
  ]);
});
