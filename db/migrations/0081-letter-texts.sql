-- Texts of letters that the town has written otherwise than they are shipped.
create table letter_text (
  code text primary key check (code ~ '^[a-z]+(-[a-z]+)*$'),
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  updated_at timestamptz not null
);
comment on table letter_text is 'The text of a letter as the town writes it; a letter without a row says what it is shipped with.';
comment on column letter_text.code is 'Which letter, as its feature names it.';
comment on column letter_text.subject is 'Its subject, with words between braces.';
comment on column letter_text.body is 'Its paragraphs, with words between braces.';
comment on column letter_text.updated_at is 'When it was last written.';
