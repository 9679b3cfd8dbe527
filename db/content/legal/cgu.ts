/** In Markdown; the words in braces are the town's own facts. */
export const cgu = {
  title: 'Conditions générales d’utilisation',
  text: `L’espace citoyen {ville} est le service en ligne de la commune. Il permet de créer un compte, de faire des démarches, d’échanger avec la mairie, de réserver des activités pour un enfant et d’alimenter le compte famille. Son usage est gratuit et facultatif : toutes les démarches restent possibles à la mairie.

## Qui peut l’utiliser

Toute personne qui a l’âge minimal indiqué lors de l’inscription peut créer un compte. Un compte appartient à une seule personne. Les informations données doivent être exactes et tenues à jour.

## Votre compte

L’identifiant et le mot de passe sont personnels. La mairie ne les demande jamais. Si vous pensez que quelqu’un les connaît, changez le mot de passe depuis la page « Mot de passe ou identifiant oublié » et prévenez la mairie.

Pour protéger vos données, la session se ferme après 30 minutes sans activité, et au plus tard 12 heures après la connexion.

## Vos demandes

Chaque demande reçoit un numéro et un accusé de réception par courriel. Vous pouvez la modifier tant qu’un agent ne l’a pas prise en charge. L’heure qui fait foi est celle du serveur, à Paris.

Les courriels de ce service viennent de l’adresse {expediteur} et renvoient toujours vers {site}. Ils ne demandent jamais votre mot de passe ni votre numéro de carte bancaire.

## Réservations et compte famille

- Une réservation est débitée du compte famille quand elle est enregistrée, au tarif en vigueur le jour de l’activité.
- Les délais pour réserver et pour annuler sont indiqués dans l’agenda. Une annulation faite dans les délais est recréditée en entier.
- Le compte famille peut être négatif. Un solde insuffisant n’empêche pas un enfant de déjeuner.

## Ce que la commune garantit

La commune fait son possible pour que le service soit disponible à tout moment. Il peut être interrompu pour une mise à jour. Une interruption ne vous fait perdre ni une demande enregistrée, ni une réservation, ni un paiement.

## Ce qui est interdit

Il est interdit d’usurper l’identité d’une autre personne, de tenter d’accéder à un compte ou à un dossier qui n’est pas le vôtre, ou de gêner le fonctionnement du service. La commune peut fermer un compte utilisé ainsi, après en avoir informé son titulaire.

## Changements de ces conditions

Chaque version porte un numéro et une date. La version acceptée avec une demande est conservée avec elle. Les versions précédentes restent lisibles sur cette page.

## Une question, un désaccord

Mairie, {adresse} – {telephone} – {courriel}. Le droit français s’applique. À défaut d’accord, le tribunal compétent est celui du lieu de la commune.
`,
}
