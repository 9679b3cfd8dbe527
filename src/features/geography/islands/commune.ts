/**
 * Makes a commune's text box an editable combobox with list autocomplete (WAI-ARIA APG). The server understands what is typed
 * without it: choosing here only says it sooner, and fills the département.
 */
type Suggestion = { readonly ref: string; readonly label: string; readonly department: string; readonly shown: string }

const UNLISTED: Suggestion = { ref: 'absente', label: '', department: '', shown: 'Ma commune n’est pas dans la liste' }
const PAUSE_MS = 200

const element = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

const enhance = (box: HTMLElement): void => {
  const input = box.querySelector<HTMLInputElement>('input[type=text]')!
  const meant = box.querySelector<HTMLInputElement>('input[name$=".pour"]')!
  const byId = (id: string | undefined) => (id ? document.getElementById(id) : null) as HTMLInputElement | null
  const country = byId(box.dataset.pays)
  const department = byId(box.dataset.departement)
  const list = element('ul', { role: 'listbox', id: `${input.id}-liste`, 'aria-label': 'Communes', class: 'propositions' })
  const status = element('p', { role: 'status', class: 'vh' })
  let suggestions: Suggestion[] = []
  let at = -1
  let timer = 0
  let asked: AbortController | undefined
  /** What this island wrote in the département, so as never to replace what somebody typed. */
  let filled = ''

  const isFrance = () => !country || country.value === 'France'
  const isOpen = () => input.getAttribute('aria-expanded') === 'true'
  const open = (yes: boolean) => {
    list.hidden = !yes
    input.setAttribute('aria-expanded', String(yes))
    if (!yes) point(-1)
  }
  const point = (to: number) => {
    at = to
    const options = [...list.children]
    options.forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at))
    })
    if (at < 0) input.removeAttribute('aria-activedescendant')
    else {
      input.setAttribute('aria-activedescendant', options[at]!.id)
      options[at]!.scrollIntoView({ block: 'nearest' })
    }
  }
  const fill = (code: string) => {
    if (!department || (department.value !== '' && department.value !== filled)) return
    filled = code
    department.value = code
  }
  const remember = (ref: string) => {
    // The server's radios give way to a choice made here.
    box.querySelector('fieldset')?.remove()
    let chosen = box.querySelector<HTMLInputElement>('input[name$=".choix"]')
    if (!chosen) {
      chosen = element('input', { type: 'hidden', name: `${input.name}.choix` })
      box.append(chosen)
    }
    chosen.value = ref
    meant.value = ref ? input.value : ''
  }
  const choose = (suggestion: Suggestion) => {
    if (suggestion.label) input.value = suggestion.label
    remember(suggestion.ref)
    fill(suggestion.department)
    open(false)
    status.textContent = ''
  }
  const draw = (found: Suggestion[]) => {
    suggestions = [...found, UNLISTED]
    list.replaceChildren(
      ...suggestions.map((suggestion, i) => {
        const option = element('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false' })
        option.textContent = suggestion.shown
        // Before the text box loses the focus.
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          choose(suggestion)
        })
        return option
      }),
    )
    open(true)
    status.textContent = found.length === 0 ? 'Aucun résultat' : `${found.length}\u00a0résultat${found.length > 1 ? 's' : ''}`
  }
  const search = async () => {
    asked?.abort()
    const text = input.value.trim()
    if (text.length < 2 || !isFrance()) return open(false)
    asked = new AbortController()
    try {
      const answer = await fetch(`/communes?q=${encodeURIComponent(text)}`, { signal: asked.signal })
      if (answer.ok && document.activeElement === input) draw(await answer.json())
    } catch {
      // Typed further, or no network: the form works without suggestions.
    }
  }

  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value)
  list.hidden = true
  input.after(list, status)
  input.addEventListener('input', () => {
    remember('')
    if (isFrance()) fill('')
    clearTimeout(timer)
    timer = window.setTimeout(search, PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen()) return void search()
      const last = suggestions.length - 1
      point(key === 'ArrowDown' ? (at >= last ? 0 : at + 1) : at <= 0 ? last : at - 1)
    } else if (key === 'Enter' && isOpen() && at >= 0) {
      event.preventDefault()
      choose(suggestions[at]!)
    } else if (key === 'Escape' && isOpen()) {
      event.preventDefault()
      open(false)
    }
  })
  input.addEventListener('blur', () => {
    clearTimeout(timer)
    asked?.abort()
    open(false)
  })
  country?.addEventListener('change', () => fill(isFrance() ? '' : '99'))
}

// A page that comes back from the bfcache comes back enhanced: each box is enhanced once.
for (const box of document.querySelectorAll<HTMLElement>('[data-ilot="commune"]')) enhance(box)

export {}
