/** A form pressed twice is sent once. The server counts it once anyway (form keys); this spares the second wait. */
const form = (event: Event) => event.target as HTMLFormElement
const mark = (sent: HTMLFormElement, yes: boolean) => {
  sent.toggleAttribute('data-envoye', yes)
  for (const button of sent.querySelectorAll('button')) {
    if (yes) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  }
}

document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return
  if (form(event).dataset.envoye !== undefined) return event.preventDefault()
  mark(form(event), true)
  // The browser was stopped on the way.
  setTimeout(mark, 10_000, form(event), false)
})
// Back from the next page, or after an answer that is a file.
window.addEventListener('pageshow', () => {
  for (const sent of document.forms) mark(sent, false)
})

export {}
