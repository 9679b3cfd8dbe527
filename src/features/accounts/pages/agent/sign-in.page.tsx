import { Required } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { SignInForm } from '../citizen/sign-in.form.ts'
import { SignInFields } from '../sign-in-fields.tsx'

export const AgentSignInPage = ({ form, back }: { form: SignInForm; back: string | null }) => (
  <Page title="Connexion des agents" form={form}>
    <p>Cette entrée est réservée aux agents de la mairie.</p>
    <Required />
    <SignInFields form={form} back={back} />
  </Page>
)
