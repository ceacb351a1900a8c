/** Words too common to search by, written as `fold` leaves them. */
const ENGLISH = `
a about above after again all also am an and any are as at be because been before being below between both but by
can could did do does doing down during each few for from further had has have having he her here hers him his how
i if in into is it its itself just me more most my no nor not of off on once only or other our out over own same she
should so some such than that the their them then there these they this those through to too under until up very was
we were what when where which while who whom why will with would you your
`;

const ARABIC = `
في من على الى عن مع هذا هذه ذلك تلك هولاء اولئك هو هي هم هن هما انا نحن انت انتم ان انه انها انهم بان بانه بانها لان
لانه لكن ولكن لم لن لا ما ماذا متى اين كيف كم هل او ام ثم قد لقد كان كانت كانوا يكون تكون ليس ليست التي الذي الذين
اللذين اللتين اللاتي كل بعض غير بين حتى حين حيث عند عندما اذا اذ لو كما كذلك ايضا اي ايه به بها بهم له لها لهم فيه فيها
فيهم منه منها منهم عنه عنها عنهم عليه عليها عليهم اليه اليها اليهم هنا هناك منذ خلال بعد قبل فوق تحت دون سوي فقط نحو حول
ومن وفي وعلى وعن وان وانه وانها وهو وهي وهذا وهذه وذلك وقد ولا وما ولم كانه يا مما عما فيما بما كلما لما
`;

export const STOP_WORDS: ReadonlySet<string> = new Set(
  `${ENGLISH} ${ARABIC}`
    .replaceAll('ى', 'ي')
    .split(/\s+/)
    .filter((word) => word !== ''),
);
