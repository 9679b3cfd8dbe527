/** In Markdown; the words in braces are the town's own facts. */
export const mentionsLegales = {
  title: 'Mentions légales',
  text: `## Éditeur

Commune {ville}, {adresse}. Téléphone : {telephone}. Courriel : {courriel}.

Directrice ou directeur de la publication : le maire de la commune.

## Hébergement

Ce site est hébergé par la commune, sur ses propres serveurs, à l’adresse ci-dessus.

## Logiciel

Ce site est fait avec Liane, logiciel libre publié sous la licence EUPL 1.2.

## Sources

- Calendrier scolaire : calendrier de démonstration calculé par le logiciel tant que la mairie n’a pas saisi les dates officielles.
- Jours fériés : articles L3133-1 et suivants du code du travail.

## Propriété

Les textes de ce site appartiennent à la commune. Ils peuvent être repris gratuitement en citant leur source et leur date.
`,
}
