import { askedWords } from './words.ts';

/** What a question is made of and not about. A question of nothing else is asked with all its words. */
const FILLERS = new Set(
  `a about actually after all also always am an and any anybody anyone anything are arent as ask at be because been before being both but by
  called can cannot cant come comes could did didnt do does doesnt dont each either else ever every everyone explain fact facts few for from
  get gets getting give had has hasnt have havent having he her here hers him his how however i id if ill im in instead interesting into is
  isnt it its ive just know known knows let lets like lot made make makes many may me mean means might mine more most much must my near need
  never no none nor not now of off often on once one ones only onto or other others our out over own perhaps please quite rather really
  same say says shall she should shouldnt so some somebody someone something sometimes such sure tell than that thats the their them then
  there theres these they thing things think this those though through to too true under until up upon us use used very want was wasnt we
  well were werent what whats whatever when whenever where wheres wherever whether which while who whom whos whose why will with within
  without wont would wouldnt yes yet you your yours`.split(/\s+/),
);

/** Endings that come and go; what is left is a beginning of the word in each of its forms. */
const ENDINGS = /(?:ies|y|ings?|edly|ed|ers?|est|es|s|e|ly)$/;
const SHORTEST_STEM = 3;

/** What a question is about: the beginnings of its telling words, as many as there are. */
export function questionWords(text: string): string[] {
  const words = askedWords(text);
  const telling = words.filter((word) => !FILLERS.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map(stemOf))];
}

function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, '');
  return stem.length < SHORTEST_STEM ? word : stem;
}
