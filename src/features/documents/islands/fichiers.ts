/**
 * A field of files, made pleasanter: files are dropped on it, photos are made smaller before they leave, and a bar says how
 * far the sending is. Without any of it, the form is posted as it is.
 */
const SIDE = 2_200
const SMALL = 1_500_000

const shrink = async (file: File): Promise<File> => {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < SMALL) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return file
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.[^.]+$/, '.jpg'), { type: 'image/jpeg' }) : file
}

const putFiles = (input: HTMLInputElement, files: readonly File[]) => {
  const list = new DataTransfer()
  for (const file of input.multiple ? files : files.slice(-1)) list.items.add(file)
  input.files = list.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const dropZone = (input: HTMLInputElement) => {
  const zone = input.closest('.champ') ?? input
  zone.classList.add('depot')
  const over = (yes: boolean) => zone.classList.toggle('depot-survol', yes)
  zone.addEventListener('dragover', (event) => {
    event.preventDefault()
    over(true)
  })
  zone.addEventListener('dragleave', () => over(false))
  zone.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    putFiles(input, [...((event as DragEvent).dataTransfer?.files ?? [])])
  })
}

/** Says that it leaves; without a value, the bar only moves. */
const sayLeaving = (form: HTMLFormElement): { bar: HTMLProgressElement; label: HTMLElement } => {
  const bar = document.createElement('progress')
  const label = document.createElement('label')
  label.className = 'progression'
  label.setAttribute('role', 'status')
  label.append('Envoi en cours ', bar)
  form.append(label)
  return { bar, label }
}

/** The answer of a form with a key says what was done, once: it is the browser that must be given it. */
const sendPlainly = (form: HTMLFormElement, submitter: HTMLElement | null) => {
  form.dataset.simple = 'oui'
  sayLeaving(form)
  // A form does not submit from inside its own submit event.
  setTimeout(() => form.requestSubmit(submitter))
}

/** Posts the form with a progress bar; the answer's page replaces this one. Anything unforeseen: the browser posts it. */
const sendWithProgress = (form: HTMLFormElement, submitter: HTMLElement | null) => {
  const { bar, label } = sayLeaving(form)
  bar.max = 100
  bar.value = 0
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total
  })
  const plainly = () => {
    form.dataset.simple = 'oui'
    delete form.dataset.envoye
    label.remove()
    form.requestSubmit(submitter)
  }
  request.addEventListener('error', plainly)
  request.addEventListener('load', () => {
    if (request.status < 300 && request.responseURL && new URL(request.responseURL).pathname !== new URL(form.action).pathname) {
      location.assign(request.responseURL)
      return
    }
    // What is wrong is shown by the same post made plainly: the page takes the place of this one as it should.
    plainly()
  })
  request.send(new FormData(form, submitter))
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-ilot=fichiers]')) {
  dropZone(input)
  const { form } = input
  form?.addEventListener(
    'submit',
    async (event) => {
      if (form.dataset.simple === 'oui' || event.defaultPrevented || !input.files?.length) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const small = await Promise.all([...input.files].map(shrink))
      if (small.some((file, i) => file !== input.files![i])) putFiles(input, small)
      const send = form.elements.namedItem('cle') ? sendPlainly : sendWithProgress
      send(form, (event as SubmitEvent).submitter)
    },
    { capture: true },
  )
}

export {}
