import type { ComponentChildren } from 'preact'

export { Field } from './field.tsx'

/** A form that posts to this URL (the page's own by default). `formKey` makes a second sending give the first one's answer. */
export const PostForm = ({
  action,
  formKey,
  label,
  files = false,
  children,
}: {
  action?: string
  formKey?: string /** Names the form when a page has several. */
  label?: string
  /** It sends files: the page that receives it must take them. */
  files?: boolean
  children: ComponentChildren
}) => (
  <form
    method="post"
    action={action}
    encType={files ? 'multipart/form-data' : undefined}
    noValidate
    aria-label={label}
    data-ilot="envoi"
  >
    {formKey && <Hidden name="cle" value={formKey} />}
    {children}
  </form>
)

/** A form that only asks (filters): its values go in the URL. */
export const GetForm = ({ action, label, children }: { action: string; label?: string; children: ComponentChildren }) => (
  <form method="get" action={action} noValidate aria-label={label}>
    {children}
  </form>
)

export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={value} />
)

/** At the top of a form with mandatory fields. */
export const Required = () => <p class="obligatoires">Les champs marqués d’une * sont obligatoires.</p>

/** The row of buttons and links that ends a form; the first one is the main action. */
export const Actions = ({ children }: { children: ComponentChildren }) => <div class="actions">{children}</div>

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'link'

/** `name` and `value` tell several buttons of a form apart. */
export const Submit = ({
  tone = 'primary',
  name,
  value,
  action,
  children,
}: {
  tone?: ButtonTone
  name?: string
  value?: string /** Posts elsewhere than the form does. */
  action?: string
  children: ComponentChildren
}) => (
  <button type="submit" class={`bouton bouton-${tone}`} name={name} value={value} formAction={action}>
    {children}
  </button>
)

/** A link that looks like what it does; never for something that changes data. */
export const LinkButton = ({
  href,
  tone = 'secondary',
  children,
}: {
  href: string
  tone?: ButtonTone
  children: ComponentChildren
}) => (
  <a href={href} class={`bouton bouton-${tone}`}>
    {children}
  </a>
)
