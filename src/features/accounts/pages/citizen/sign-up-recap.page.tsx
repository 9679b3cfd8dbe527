import { showDateDigits } from '#core/days.ts'
import { SummaryList } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { CIVILITIES } from '../../domain/identity.ts'
import { accountsPaths } from '../../paths.ts'
import type { SignupAnswers } from '../../store/signups.ts'
import { signUpFields as f } from './sign-up.form.ts'

/** «Informations de la demande», manual §2: nothing is created before «Enregistrer la demande». */
export const SignUpRecapPage = ({ answers: a, signupKey }: { answers: SignupAnswers; signupKey: string }) => (
  <Page title="Informations de la demande">
    <p>Vérifiez ces informations, puis enregistrez la demande. Votre compte ne sera créé qu’après cet enregistrement.</p>
    <h2>1 - Identité</h2>
    <p>
      Demandeur&nbsp;: <strong>Nouvel utilisateur</strong>
    </p>
    <SummaryList
      items={[
        { term: f.civilite.label, value: a.civility && CIVILITIES[a.civility] },
        { term: f.nom.label, value: a.birthName },
        { term: f.usage.label, value: a.usualName },
        { term: f.prenom.label, value: a.firstName },
        { term: f.prenom2.label, value: a.secondName },
        { term: f.prenom3.label, value: a.thirdName },
        { term: f.naissance.label, value: showDateDigits(a.birthDate) },
        { term: f.pays.label, value: a.birthCountry },
        { term: f.commune.label, value: a.birthPlace },
        { term: f.departement.label, value: a.birthDepartment },
        { term: f.email.label, value: a.email },
      ]}
    />
    <PostForm>
      <Actions>
        <Submit>Enregistrer la demande</Submit>
        <LinkButton href={accountsPaths.signUpChange(signupKey)}>Modifier les informations</LinkButton>
        <Submit tone="secondary" action={accountsPaths.signUpCancel(signupKey)}>
          Annuler la demande
        </Submit>
      </Actions>
    </PostForm>
  </Page>
)
