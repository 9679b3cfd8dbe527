/**
 * «Afficher le mot de passe», and which rules a password being chosen already follows. Without it the field and the rule are
 * there; a typing mistake is repaired by the repetition or by the letter.
 */
const RULES: [string, RegExp][] = [
  ['8 caractères', /.{8}/su],
  ['une majuscule', /[A-Z]/],
  ['une minuscule', /[a-z]/],
  ['un chiffre', /\d/],
]

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-ilot=mot-de-passe]')) {
  const button = document.createElement('button')
  const draw = () => {
    button.textContent = input.type === 'password' ? 'Afficher le mot de passe' : 'Masquer le mot de passe'
  }
  button.type = 'button'
  button.className = 'bouton bouton-link'
  button.setAttribute('aria-controls', input.id)
  button.onclick = () => {
    input.type = input.type === 'password' ? 'text' : 'password'
    draw()
  }
  // Sent as a password: the browser's history of typed texts never sees it.
  input.form?.addEventListener('submit', () => {
    input.type = 'password'
    draw()
  })
  draw()
  input.after(button)
  const { regle } = input.dataset
  if (!regle) continue
  // A number: only the length counts, from so many characters.
  const least = Number(regle)
  const rules: typeof RULES = least ? [[`${least} caractères`, new RegExp(`.{${least}}`, 'su')]] : RULES
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.className = 'indice'
  input.after(status)
  let timer = 0
  input.oninput = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      const { value } = input
      const missing = !least && [...value].length >= 14 ? [] : rules.flatMap(([name, rule]) => (rule.test(value) ? [] : [name]))
      status.textContent =
        value && (missing.length ? `Il manque : ${missing.join(', ')}` : '✓ Longueur et caractères conviennent')
    }, 500)
  }
}

export {}
