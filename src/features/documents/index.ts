/**
 * Papers (justificatifs): what kinds the town asks for, who must provide which, and where each stands. Later features say
 * which papers a request needs and read where they stand.
 */
export { addDocumentTypes } from './actions/add-document-types.ts'
export { type Attachment, attachFiles, attachmentsOf, deleteAttachments, type SoundFile } from './actions/attachments.ts'
export { ownPapers } from './actions/own-papers.ts'
export { type PaperState, paperStateOf } from './actions/paper-state.ts'
export { releasePapers, requirePapers, type WantedPaper } from './actions/require-papers.ts'
export { originalFile, pagePicture } from './actions/show-document.ts'
export { type Brief, type Concerned, concerned as papersConcerned, type RequestAnswers } from './concerned.ts'
export type { DocumentType, Secrecy } from './domain/document-type.ts'
export type { PaperStatus } from './domain/paper.ts'
export { attachmentField, checkFiles, chooseAgain } from './pages/attachment-field.ts'
export { Attachments } from './pages/attachments.tsx'
export { type PaperRow, PapersTable } from './pages/citizen/papers.page.tsx'
export { papersOf } from './pages/citizen/papers.view.ts'
export { PagePictures } from './pages/page-pictures.tsx'
export { Viewer, viewOf } from './pages/viewer.tsx'
export { to as documentPaths } from './paths.ts'
export { listOwnFiles, type OwnFile } from './store/documents.ts'
export { listTypes } from './store/types.ts'
export { type Tell, tell as papersTell } from './tell.ts'
