/** In Markdown; the words in braces are the town's own facts. */
export const donneesPersonnelles = {
  title: 'Données personnelles',
  text: `Cette page dit quelles données le service conserve, pourquoi, pendant combien de temps, et comment exercer vos droits.

## Qui en est responsable

La commune {ville}, représentée par son maire. Pour joindre la personne chargée de la protection des données : {courriel}, ou par courrier à la mairie, {adresse}.

## Pourquoi ces données

Elles servent à la mission de service public de la commune (article 6, paragraphe 1, point e du règlement général sur la protection des données) : instruire les demandes, inscrire les enfants, réserver les repas et la garderie, tenir le compte famille.

## Quelles données, combien de temps

- Identité et adresse électronique du titulaire du compte : tant que le compte existe.
- Inscription commencée et jamais confirmée : 7 jours.
- Identité des enfants, demandes et inscriptions : l’année scolaire et celle qui suit.
- Messages et pièces jointes : l’année scolaire du dernier message et celle qui suit ; sans compte, un an après la fin de la conversation.
- Copies des justificatifs : ceux de santé, l’année scolaire ; les autres, le temps qui est dit avec chacun après qu’il a cessé de servir ; refusés ou remplacés, 30 jours.
- Réservations, présences et mouvements du compte famille : 10 ans, comme toute pièce comptable.
- Traces de consultation des dossiers par les agents : 3 ans au plus.
- Journaux techniques, sans nom : 1 an au plus.

## Qui y a accès

Les agents des services chargés de votre demande, chacun selon ses droits. Chaque consultation d’un dossier par un agent est tracée. Aucune donnée n’est vendue, ni confiée à un service extérieur, ni transférée hors de l’Union européenne.

## Cookies

Le site ne dépose que deux cookies indispensables : l’un garde votre session ouverte, l’autre affiche une fois le résultat d’une action. Aucun ne sert à vous suivre : il n’y a donc rien à accepter ni à refuser.

## Vos droits

Une fois connecté, « Mes données » vous permet de les exporter, de savoir qui les a consultées et de supprimer votre compte. La liste des [durées de conservation](/durees-de-conservation) dit quand chaque donnée disparaît.

Vous pouvez demander à voir vos données, à les corriger, à les effacer quand la loi ne demande pas de les conserver, à en limiter l’usage ou à vous y opposer. Écrivez à {courriel} : la mairie répond dans un délai d’un mois.

Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la [Commission nationale de l’informatique et des libertés](https://www.cnil.fr/fr/plaintes).
`,
}
