-- What families send: files encrypted on disk, their pages as pictures of our own, and what agents decide of them.

alter table requirement add column is_concerned boolean;
comment on column requirement.is_concerned is 'The family’s answer to the type’s question; null before it is answered. [personal: family]';

create table stored_file (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  wrapped_key bytea not null,
  size bigint not null check (size >= 0),
  created_at timestamptz not null
);

create table document (
  id bigint generated always as identity primary key,
  requirement_id bigint references requirement,
  account_id bigint not null references account,
  state text not null check (state in ('brouillon', 'envoye', 'remplace', 'supprime')),
  created_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  check ((state = 'brouillon') = (sent_at is null and ended_at is null))
);
create unique index document_draft on document (requirement_id, account_id) where state = 'brouillon';
create unique index document_sent on document (requirement_id) where state = 'envoye';
create index document_requirement on document (requirement_id);
create index document_account on document (account_id);
create index document_left on document (created_at) where state = 'brouillon';

create table document_file (
  document_id bigint not null references document on delete cascade,
  position integer not null check (position >= 1),
  name text not null,
  kind text not null check (kind in ('pdf', 'jpeg', 'png', 'webp', 'heic')),
  size bigint not null,
  state text not null check (state in ('attente', 'pret', 'refuse')),
  fault text,
  is_scanned boolean not null default false,
  original_id text references stored_file,
  primary key (document_id, position),
  check ((state = 'refuse') = (fault is not null))
);
create index document_file_original on document_file (original_id);
create index document_file_waiting on document_file (document_id) where state = 'attente';

create table document_page (
  document_id bigint not null,
  position integer not null,
  number integer not null check (number >= 1),
  file_id text not null references stored_file,
  width integer not null,
  height integer not null,
  primary key (document_id, position, number),
  foreign key (document_id, position) references document_file on delete cascade
);
create index document_page_file on document_page (file_id);

create table paper_verdict (
  requirement_id bigint primary key references requirement,
  document_id bigint references document,
  verdict text not null check (verdict in ('valide', 'invalide')),
  valid_until date,
  reason text,
  is_seen_only boolean not null,
  agent_id bigint not null references agent,
  decided_at timestamptz not null,
  check ((verdict = 'invalide') = (reason is not null)),
  check ((document_id is null) = is_seen_only)
);
create index paper_verdict_agent on paper_verdict (agent_id);
create index paper_verdict_document on paper_verdict (document_id);

comment on table stored_file is 'A file on disk, encrypted. Its bytes are written first: a row always has its file; a file without a row is swept.';
comment on column stored_file.id is 'Its name on disk: 128 random bits.';
comment on column stored_file.wrapped_key is 'Its own key, wrapped by the town’s key, which is not in the database.';
comment on column stored_file.size is 'Plain bytes.';
comment on column stored_file.created_at is 'When it was written.';

comment on table document is 'What somebody sends at once: one or several files that make one paper, or what is joined to a message.';
comment on column document.id is 'Identity.';
comment on column document.requirement_id is 'The paper that it is; null for what is joined to a message.';
comment on column document.account_id is 'Who sent it. [personal: identity]';
comment on column document.state is 'brouillon (seen by its sender only) → envoye → remplace or supprime (its files are gone).';
comment on column document.created_at is 'When its first file came.';
comment on column document.sent_at is 'When it was sent.';
comment on column document.ended_at is 'When another took its place, or its files were deleted.';

comment on table document_file is 'A file of a document, as it came.';
comment on column document_file.document_id is 'The document.';
comment on column document_file.position is 'Order in the document.';
comment on column document_file.name is 'Its name on the sender’s device, cleaned. [personal: family]';
comment on column document_file.kind is 'What its content is.';
comment on column document_file.size is 'Bytes that came.';
comment on column document_file.state is 'attente: in quarantine, neither scanned nor opened; pret: its pages are made; refuse: deleted, see fault.';
comment on column document_file.fault is 'Why it was refused.';
comment on column document_file.is_scanned is 'An antivirus found it clean; false when the town has none.';
comment on column document_file.original_id is 'The bytes as they came. For a picture they are deleted once its page is made: they say where and when it was taken.';

comment on table document_page is 'A page as a picture that we made: the only thing that is shown.';
comment on column document_page.document_id is 'The document.';
comment on column document_page.position is 'The file.';
comment on column document_page.number is 'The page in the file, from 1.';
comment on column document_page.file_id is 'The picture.';
comment on column document_page.width is 'Pixels.';
comment on column document_page.height is 'Pixels.';

comment on table paper_verdict is 'What an agent has decided and not yet sent: the family sees nothing of it, and it may be undone. Sending applies it and deletes it.';
comment on column paper_verdict.requirement_id is 'The paper.';
comment on column paper_verdict.document_id is 'What was examined; null when it was seen at the counter.';
comment on column paper_verdict.verdict is 'valide or invalide.';
comment on column paper_verdict.valid_until is 'Last day on which it serves; null is without limit.';
comment on column paper_verdict.reason is 'Why it is refused, as the family will read it. [personal: family]';
comment on column paper_verdict.is_seen_only is 'Seen at the counter and handed back.';
comment on column paper_verdict.agent_id is 'Who decided.';
comment on column paper_verdict.decided_at is 'When.';
