import type { ComponentChildren } from 'preact'
import { CAPTCHA, type CaptchaView, imageLabel } from '#forms/captcha.ts'
import { inputId } from '#forms/fields.ts'
import type { FormState } from '#forms/form.ts'
import { Hidden } from './form.tsx'

const ID = inputId(CAPTCHA.answer)

/** Out of sight and of the tab order: only programs fill it in. */
const Trap = () => (
  <div class="piege">
    <label for="champ-site-web">Ne pas remplir ce champ</label>
    <input id="champ-site-web" name={CAPTCHA.trap} type="text" tabIndex={-1} autocomplete="off" />
  </div>
)

/** «Enter» in any field presses the first button of its form, which must not be «Changer d’image». */
const DefaultButton = () => (
  <button type="submit" class="piege" tabIndex={-1} aria-hidden="true">
    Continuer
  </button>
)

/** Posts the form as it is, and it comes back as it was, on this question: nothing typed is lost, with or without script. */
const Other = ({ value, children }: { value: 'image' | 'question'; children: ComponentChildren }) => (
  <button
    type="submit"
    class="bouton bouton-secondary"
    name={CAPTCHA.other}
    value={value}
    formAction={`#${CAPTCHA.answer}`}
    formNoValidate
  >
    {children}
  </button>
)

const Answer = ({ view, message }: { view: CaptchaView; message: string | null }) => (
  <input
    id={ID}
    name={CAPTCHA.answer}
    type="text"
    class="l-moyen"
    value={view.typed}
    autocomplete="off"
    autocapitalize="off"
    spellcheck={false}
    aria-describedby={message ? `${ID}-indice ${ID}-erreur` : `${ID}-indice`}
    aria-invalid={message ? 'true' : undefined}
    aria-required="true"
  />
)

const Fault = ({ message }: { message: string | null }) =>
  message && (
    <p class="erreur" id={`${ID}-erreur`}>
      <span class="vh">Erreur&nbsp;: </span>
      {message}
    </p>
  )

const Help = ({ view }: { view: CaptchaView }) => (
  <p class="indice">
    Vous n’arrivez pas à répondre&nbsp;? Contactez la mairie au {view.phone} ou à{' '}
    <a href={`mailto:${view.email}`}>{view.email}</a>.
  </p>
)

const ImageQuestion = ({ view, message }: { view: CaptchaView; message: string | null }) => (
  <>
    <label for={ID}>
      {imageLabel}
      <span aria-hidden="true"> *</span>
    </label>
    <p class="indice" id={`${ID}-indice`}>
      Cinq lettres ou chiffres, en majuscules ou en minuscules. Vous pouvez aussi écouter un code ou répondre à une question.
    </p>
    <Fault message={message} />
    <img
      class="code-image"
      src={view.imageUrl}
      width={300}
      height={100}
      alt="Code de vérification à recopier. Une question et un enregistrement audio sont proposés ci-dessous."
    />
    <Answer view={view} message={message} />
    <div class="actions">
      <Other value="image">Changer d’image</Other>
      <Other value="question">Répondre plutôt à une question</Other>
    </div>
    <div class="code-son">
      <p id={`${ID}-son`}>Écouter le code</p>
      <p class="indice">Six chiffres sont dictés&nbsp;: saisissez-les à la place des caractères de l’image.</p>
      {/* biome-ignore lint/a11y/useMediaCaption: what it says is the code; the question is its alternative in writing. */}
      <audio controls preload="none" src={view.soundUrl} aria-labelledby={`${ID}-son`} />
    </div>
  </>
)

const TextQuestion = ({ view, message }: { view: CaptchaView; message: string | null }) => (
  <>
    <label for={ID}>
      {view.question}
      <span aria-hidden="true"> *</span>
    </label>
    <p class="indice" id={`${ID}-indice`}>
      Cette question évite les envois automatiques. Répondez en chiffres ou en lettres.
    </p>
    <Fault message={message} />
    <Answer view={view} message={message} />
    <div class="actions">
      <Other value="question">Changer de question</Other>
      {view.hasImage && <Other value="image">Recopier plutôt les caractères d’une image</Other>}
    </div>
  </>
)

/** Tells people from programs: put it last in a form, before its buttons; `form` holds its fault like any field's. */
export const Captcha = ({ view, form }: { view: CaptchaView; form: FormState }) => {
  const message = form.faults.find((fault) => fault.field === CAPTCHA.answer)?.message ?? null
  return (
    <div
      class={message ? 'champ champ-faux' : 'champ'}
      id={CAPTCHA.answer}
      data-ilot={view.kind === 'image' ? 'captcha' : undefined}
    >
      <DefaultButton />
      <Hidden name={CAPTCHA.token} value={view.token} />
      {view.kind === 'image' && <ImageQuestion view={view} message={message} />}
      {view.kind === 'question' && <TextQuestion view={view} message={message} />}
      {view.kind !== 'off' && <Help view={view} />}
      <Trap />
    </div>
  )
}
