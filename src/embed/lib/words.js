// Words of ours: never part of the text, and in the reader's language.

/** @param {string} locale */
const monthIn = (locale) => (/** @type {string} */ date) =>
  locale === 'fr' ? `${date.slice(5, 7)}/${date.slice(0, 4)}` : date.slice(0, 7);

const french = {
  language: 'fr',
  identical: (/** @type {number} */ n) => `Identique à la version publiée ${n}`,
  currentRelease: (/** @type {number} */ n, /** @type {string} */ date) => ` (publication en cours : n° ${n}, le ${date})`,
  currentUnknown: '. La publication en cours n’a pas pu être confirmée',
  newer: 'Version plus récente disponible',
  show: 'Afficher la version plus récente',
  overdue: (/** @type {string} */ date) => `Relecture prévue dépassée depuis le ${date}`,
  gone: 'Retiré',
  lost: (/** @type {string[]} */ names) => `Retiré : ${names.join(', ')}`,
  goneSince: (/** @type {string} */ date) => `Ce texte a été retiré le ${date}.`,
  instead: 'Texte à lire à la place',
  unchecked: 'N’a pas pu être contrôlé',
  refused: 'N’a pas pu être contrôlé : cette adresse n’est pas celle d’un texte publié actuellement',
  expired: 'Le texte qui se trouvait ici n’a pas pu être contrôlé depuis trop longtemps pour rester affiché.',
  current: 'Version actuelle',
  checkedAt: (/** @type {string} */ time) => `Contrôle du ${time}`,
  criterion: 'Conditions de prescription et vérifications',
  roles: /** @type {Record<string, string>} */ ({
    indication: 'Indication', prescriber: 'Prescripteur', 'pre-treatment-check': 'Vérification avant traitement', monitoring: 'Suivi médical',
    'self-care': 'Au quotidien', 'when-to-seek-care': 'Quand consulter', safeguard: 'Mise en garde',
  }),
  appliesTo: 'Concerne : ',
  asOf: 'À la date du : ',
  partOf: 'Extrait de : ',
  address: 'Adresse de référence : ',
  references: 'Références',
  reference: (/** @type {number} */ n) => `Référence ${n}`,
  back: 'Retour à l’appel',
  source: (/** @type {string} */ whom) => `Source : ${whom}`,
  sourceUnknown: 'Source : non communiquée',
  licence: (/** @type {string} */ name) => `Licence : ${name}`,
  noLicence: 'Réutilisation : accord du propriétaire requis',
  supplied: 'Texte fourni par son propriétaire',
  withoutOwner: 'Texte repris tel qu’il a été fourni ; propriétaire non indiqué',
  concern: (/** @type {string} */ date) => `Réserve de l’éditeur (ne fait pas partie du texte), ${date} : `,
  reviewed: 'Texte relu par une seconde personne',
  arrangementUnreviewed: 'Titres, questions, rôles et mises en évidence ajoutés par l’éditeur : non relus',
  arrangementReviewed: 'Titres, questions, rôles et mises en évidence ajoutés par l’éditeur : relus par une seconde personne',
  reviewUnknown: 'Relecture : date non communiquée',
  review: (/** @type {string} */ date) => `Relecture : ${date}`,
  reviewer: (/** @type {string} */ whom) => `Relecteur : ${whom}`,
  nextReview: (/** @type {string} */ date) => `Prochaine relecture : ${date}`,
  published: (/** @type {string} */ date, /** @type {number} */ edition, /** @type {number} */ release) =>
    `Date de publication : ${date} (édition ${edition}, publication n° ${release} ; cette date n’est pas celle d’une relecture)`,
  sources: (/** @type {string} */ from, /** @type {string} */ to) => (from === to ? `Sources consultées en ${from}` : `Sources consultées de ${from} à ${to}`),
  about: 'À propos de ce texte',
  date: (/** @type {string} */ date) => date.slice(0, 10).split('-').reverse().join('/'),
  month: monthIn('fr'),
};

/** @type {typeof french} */
const english = {
  language: 'en',
  identical: (n) => `Identical to published version ${n}`,
  currentRelease: (n, date) => ` (current release: ${n}, on ${date})`,
  currentUnknown: '. The current release could not be confirmed',
  newer: 'A newer version is available',
  show: 'Show the newer version',
  overdue: (date) => `Planned review overdue since ${date}`,
  gone: 'Withdrawn',
  lost: (names) => `Withdrawn: ${names.join(', ')}`,
  goneSince: (date) => `This text was withdrawn on ${date}.`,
  instead: 'Text to read instead',
  unchecked: 'Could not be checked',
  refused: 'Could not be checked: this is not the address of a text that is published now',
  expired: 'The text that stood here could not be checked for too long to stay.',
  current: 'Current version',
  checkedAt: (time) => `Checked ${time}`,
  criterion: 'Conditions of prescription and checks',
  roles: {
    indication: 'Indication', prescriber: 'Prescriber', 'pre-treatment-check': 'Check before treatment', monitoring: 'Medical follow-up',
    'self-care': 'Day to day', 'when-to-seek-care': 'When to seek care', safeguard: 'Caution',
  },
  appliesTo: 'Applies to: ',
  asOf: 'As of: ',
  partOf: 'From: ',
  address: 'Reference address: ',
  references: 'References',
  reference: (n) => `Reference ${n}`,
  back: 'Back to mention',
  source: (whom) => `Source: ${whom}`,
  sourceUnknown: 'Source: not told',
  licence: (name) => `Licence: ${name}`,
  noLicence: 'Reuse: needs the owner’s agreement',
  supplied: 'Text supplied by its owner',
  withoutOwner: 'Text shown as it was supplied; its owner is not named',
  concern: (date) => `Publisher’s notice of concern (not part of the text), ${date}: `,
  reviewed: 'Text reviewed by a second person',
  arrangementUnreviewed: 'Titles, questions, roles and highlights added by the publisher: not reviewed',
  arrangementReviewed: 'Titles, questions, roles and highlights added by the publisher: reviewed by a second person',
  reviewUnknown: 'Review: date not told',
  review: (date) => `Review: ${date}`,
  reviewer: (whom) => `Reviewer: ${whom}`,
  nextReview: (date) => `Next review: ${date}`,
  published: (date, edition, release) => `Publication date: ${date} (edition ${edition}, release ${release}; this is not a review date)`,
  sources: (from, to) => (from === to ? `Sources consulted in ${from}` : `Sources consulted from ${from} to ${to}`),
  about: 'About this text',
  date: (date) => date.slice(0, 10),
  month: monthIn('en'),
};

/** @typedef {typeof french} Words */

/**
 * @param {string} language
 * @returns {Words} English for a language that has none
 */
export const wordsOf = (language) => (/^fr\b/i.test(language) ? french : english);
