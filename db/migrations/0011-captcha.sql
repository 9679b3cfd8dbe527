-- What keeps programs out of the forms that anybody may send (product: the captcha is a setting of the town).

alter table town add column captcha_mode text not null default 'image' check (captcha_mode in ('image', 'question', 'off'));

comment on column town.captcha_mode is 'What forms open to everyone ask: image (the characters of an image, with a recording and a question beside it), question, or off (a question only when a program is suspected).';

create table captcha_answer (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  key_hash bytea not null check (octet_length(key_hash) = 32),
  form text not null,
  kind text not null check (kind in ('image', 'question', 'off')),
  passed boolean not null,
  made_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  check (made_at <= used_at and used_at < expires_at)
);
create index captcha_answer_expires on captcha_answer (expires_at);

comment on table captcha_answer is 'Challenges that were answered, rightly or not: each is answered once. Deleted once expired; those never answered leave no row.';
comment on column captcha_answer.token_hash is 'SHA-256 of the challenge''s token, which is random and signed.';
comment on column captcha_answer.key_hash is 'SHA-256 of the key of the form that it was answered for: that form sent twice is answered the same.';
comment on column captcha_answer.form is 'The form that the challenge was made for («inscription»).';
comment on column captcha_answer.kind is 'What was asked: image (or its recording), question, or nothing (off).';
comment on column captcha_answer.passed is 'The answer was right.';
comment on column captcha_answer.made_at is 'When the challenge was made.';
comment on column captcha_answer.used_at is 'When it was answered.';
comment on column captcha_answer.expires_at is 'From when the challenge is refused, answered or not: the row then serves nothing.';
