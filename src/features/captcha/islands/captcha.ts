/** «Changer d’image» in place: the rest of the form is not even sent. When that fails, the button posts it. */
type Another = { readonly token: string; readonly imageUrl: string; readonly soundUrl: string }

const enhance = (box: HTMLElement): void => {
  const token = box.querySelector<HTMLInputElement>('input[name=verification_jeton]')!
  const answer = box.querySelector<HTMLInputElement>('input[name=verification]')!
  const image = box.querySelector('img')!
  const sound = box.querySelector('audio')!
  const button = box.querySelector<HTMLButtonElement>('button[name=verification_autre][value=image]')!
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.className = 'vh'
  box.append(status)

  let isAsking = false
  let isBroken = false
  button.addEventListener('click', async (event) => {
    if (isBroken) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    status.textContent = ''
    try {
      const reply = await fetch(`/verification/autre?verification=${encodeURIComponent(token.value)}`)
      if (!reply.ok) throw new Error(String(reply.status))
      const another = (await reply.json()) as Another
      token.value = another.token
      image.src = another.imageUrl
      sound.src = another.soundUrl
      answer.value = ''
      status.textContent = 'Une nouvelle image est affichée.'
    } catch {
      isBroken = true
      button.click()
    } finally {
      isAsking = false
    }
  })
}

for (const box of document.querySelectorAll<HTMLElement>('[data-ilot=captcha]')) enhance(box)
