/** In Markdown; the words in braces are the town's own facts. */
export const accessibilite = {
  title: 'Accessibilité',
  text: `La commune {ville} s’engage à rendre ses sites internet accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s’applique à {site}.

## État de conformité

L’espace citoyen {ville} est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2, car aucun audit valide n’a encore mesuré sa conformité. Il est pourtant conçu pour être utilisé au clavier, avec un lecteur d’écran, sur un petit écran et sans JavaScript.

## Résultats des tests

Aucun audit de conformité n’a été réalisé à ce jour.

## Contenus non accessibles

Faute d’audit, la liste des contenus non accessibles n’est pas établie. Aucune dérogation pour charge disproportionnée n’est invoquée.

## Établissement de cette déclaration

Technologies utilisées : HTML, CSS, SVG, JavaScript facultatif. Chaque page est vérifiée automatiquement par le moteur axe et par un validateur HTML à chaque modification du logiciel.

## Retour d’information et contact

Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à {courriel} ou appelez le {telephone} pour obtenir une solution ou le contenu sous une autre forme.

## Voies de recours

Si vous constatez un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à une fonction du site, que vous nous le signalez et que vous ne parvenez pas à obtenir une réponse, vous pouvez :

- [écrire un message au Défenseur des droits](https://www.defenseurdesdroits.fr/nous-contacter-355)
- [contacter le délégué du Défenseur des droits dans votre région](https://www.defenseurdesdroits.fr/carte-des-delegues)
- envoyer un courrier par la poste, gratuitement, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
`,
}
