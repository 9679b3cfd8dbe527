import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Field, Required } from '#ui/form.tsx'
import { GesturePage, type GestureProps } from './decide.page.tsx'

type CorrectProps = GestureProps<FormState['fields']> & { readonly title: string }

export const CorrectPage = ({ title, ...props }: CorrectProps) => (
  <GesturePage
    {...props}
    title={`Corriger «${nbsp}${title}${nbsp}»`}
    submit="Enregistrer la correction"
    later="Ne rien changer"
    intro={<p>Ce qui avait été répondu est gardé dans la demande, avec votre nom. La famille sera prévenue par un message.</p>}
  >
    <Required />
    {Object.keys(props.form.fields).map((name) => (
      <Field form={props.form} name={name} />
    ))}
  </GesturePage>
)
