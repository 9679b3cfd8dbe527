/** A file is being checked: the page is asked again until it says something else. Without it, a link does the same. */
const waiting = document.querySelector('[data-ilot="attente-fichier"]')
let left = 60

const ask = async () => {
  const page = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
  if (page?.ok && !(await page.text()).includes('data-ilot="attente-fichier"')) return location.reload()
  left -= 1
  if (left > 0) setTimeout(ask, 1_500)
}

if (waiting) setTimeout(ask, 1_000)

export {}
