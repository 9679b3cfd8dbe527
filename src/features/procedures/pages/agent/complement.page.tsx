import type { FormState } from '#forms/form.ts'
import { Field, Required } from '#ui/form.tsx'
import type { ComplementFields } from './complement.form.ts'
import { GesturePage, type GestureProps } from './decide.page.tsx'

export const ComplementPage = (props: GestureProps<ComplementFields>) => {
  const { form } = props
  const of = (name: keyof ComplementFields & string) =>
    name in form.fields ? <Field form={form as FormState} name={name} /> : null
  return (
    <GesturePage
      {...props}
      title="Demander un complément"
      submit="Envoyer à la famille"
      later="Ne rien demander maintenant"
      intro={
        <p>
          La famille pourra changer ce que vous cochez, et rien d’autre. Elle recevra un seul message avec votre texte, la liste
          de ce qui est demandé et la date limite. Le délai de réponse de la mairie est suspendu jusqu’à cette date.
        </p>
      }
    >
      <Required />
      {of('reponses')}
      {of('pieces')}
      {of('texte')}
      {of('date')}
    </GesturePage>
  )
}
