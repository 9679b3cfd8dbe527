/**
 * Five minutes before the session ends, offers to stay signed in. Without it the session ends, and what is posted afterwards is
 * kept until one has signed in again.
 */
const WARNING = 300
const box = document.querySelector<HTMLElement>('[data-ilot=session]')!
const dialog = document.createElement('dialog')
const title = document.createElement('h2')
const text = document.createElement('p')
const stay = document.createElement('button')
const tabs = new BroadcastChannel('session')
let end = 0
let timer = 0

const say = (heading: string, sentence: string, label: string) => {
  title.textContent = heading
  text.textContent = sentence
  stay.textContent = label
}
const look = () => {
  const left = end - Date.now()
  clearTimeout(timer)
  if (left > WARNING * 1000) {
    // A machine that slept wakes up late: looked at each minute rather than once.
    timer = window.setTimeout(look, Math.min(60_000, left - WARNING * 1000))
    return
  }
  if (left > 0) {
    say('Votre session va se terminer', 'Elle se termine dans moins de 5 minutes, faute d’activité.', 'Rester connecté')
    timer = window.setTimeout(look, left)
  } else {
    say(
      'Votre session est terminée',
      'Ce que vous envoyez maintenant est gardé 30 minutes, le temps de vous reconnecter.',
      'Fermer',
    )
  }
  if (!dialog.open) dialog.showModal()
}
const until = (seconds: number) => {
  end = Date.now() + seconds * 1000
  if (dialog.open) dialog.close()
  look()
}

title.id = 'fin-de-session'
dialog.setAttribute('aria-labelledby', title.id)
stay.className = 'bouton bouton-primary'
dialog.append(title, text, stay)
document.body.append(dialog)
stay.onclick = async () => {
  if (end <= Date.now()) return dialog.close()
  try {
    const { secondes } = await (await fetch('/session', { method: 'POST' })).json()
    if (secondes > WARNING) {
      until(secondes)
      tabs.postMessage(secondes)
    } else {
      end = Date.now() + secondes * 1000
      if (secondes <= 0) look()
      else
        say(
          'Votre session va se terminer',
          'Par sécurité, elle ne peut plus être prolongée. Enregistrez, puis reconnectez-vous.',
          'Fermer',
        )
    }
  } catch {
    text.textContent = 'Le site ne répond pas. Réessayez.'
  }
}
// What one tab asks for serves the others.
tabs.onmessage = ({ data }) => until(data)
until(Number(box.dataset.secondes))
tabs.postMessage(Number(box.dataset.secondes))

export {}
