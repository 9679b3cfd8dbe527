// The families who send, in a thread of their own (uploads.ts).
import { parentPort, workerData } from 'node:worker_threads'

export type Upload = { readonly url: string; readonly cookie: string; readonly bytes: Uint8Array<ArrayBuffer> }

const send = async ({ url, cookie, bytes }: Upload, i: number): Promise<number> => {
  const body = new FormData()
  body.append('fichier', new File([bytes], `scan-${i}.pdf`))
  const headers = { origin: new URL(url).origin, cookie }
  const response = await fetch(url, { method: 'POST', redirect: 'manual', headers, body })
  await response.arrayBuffer()
  return response.status
}

// All at once.
parentPort!.postMessage(await Promise.all((workerData as readonly Upload[]).map(send)))
