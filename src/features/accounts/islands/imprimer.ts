/** «Imprimer»: only a script can open the browser's dialogue, so only a script draws the button. */
for (const place of document.querySelectorAll<HTMLElement>('[data-ilot="imprimer"]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'bouton bouton-secondary'
  button.textContent = 'Imprimer'
  button.addEventListener('click', () => window.print())
  place.replaceWith(button)
}

export {}
