-- News of the town hall, their pictures, and who is written to when there are some.

create table public_image (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  avif bytea not null,
  webp bytea not null,
  width integer not null,
  height integer not null,
  created_at timestamptz not null
);

create table news (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (title <> ''),
  summary text not null check (summary <> ''),
  body text not null,
  audience text not null check (audience in ('tous', 'familles')),
  status text not null check (status in ('brouillon', 'programmee', 'publiee', 'archivee')),
  is_pinned boolean not null,
  publish_at timestamptz,
  published_at timestamptz,
  updated_at timestamptz not null,
  told_at timestamptz,
  image_id text references public_image,
  image_alt text,
  written_by bigint references account,
  check ((status = 'programmee') = (publish_at is not null)),
  check (status not in ('publiee', 'archivee') or published_at is not null),
  check ((image_id is null) = (image_alt is null))
);
create index news_published on news (published_at desc) where status = 'publiee';
create index news_scheduled on news (publish_at) where status = 'programmee';
create index news_image on news (image_id) where image_id is not null;

create table news_subscription (
  id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  rhythm text not null check (rhythm in ('aussitot', 'semaine')),
  confirm_hash bytea unique,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  leave_token text not null unique,
  told_until timestamptz,
  check ((confirmed_at is null) = (told_until is null))
);
create index news_subscription_waiting on news_subscription (asked_at) where confirmed_at is null;
create index news_subscription_rhythm on news_subscription (rhythm, id) where confirmed_at is not null;

create trigger news_settled after insert or update or delete or truncate on news for each statement execute function settled_changed();

comment on table public_image is 'Pictures that anybody sees, made again by us in two formats; never one that a family sent.';
comment on column public_image.id is 'Beginning of the SHA-256 of its WebP bytes.';
comment on column public_image.avif is 'AVIF, 60 KB at most.';
comment on column public_image.webp is 'WebP, for browsers without AVIF.';
comment on column public_image.width is 'Pixels.';
comment on column public_image.height is 'Pixels.';
comment on column public_image.created_at is 'When it was sent.';

comment on table news is 'What the town hall tells.';
comment on column news.id is 'Number.';
comment on column news.slug is 'Name in the URL; never changes.';
comment on column news.title is 'Title.';
comment on column news.summary is 'A sentence, shown in lists and letters.';
comment on column news.body is 'Markdown, without HTML nor pictures.';
comment on column news.audience is '«tous», or «familles» signed in.';
comment on column news.status is '«brouillon», «programmee», «publiee» or «archivee».';
comment on column news.is_pinned is 'Stays first.';
comment on column news.publish_at is 'When a scheduled one is to be published.';
comment on column news.published_at is 'When it was first published.';
comment on column news.updated_at is 'When it was last changed.';
comment on column news.told_at is 'When subscribers were written to, once.';
comment on column news.image_id is 'Its picture.';
comment on column news.image_alt is 'What the picture shows, for who does not see it.';
comment on column news.written_by is 'The agent who wrote it first.';

comment on table news_subscription is 'Who asked to be written to about public news. Deleted as soon as they leave, or a week after an address that was never confirmed.';
comment on column news_subscription.id is 'Number.';
comment on column news_subscription.email is 'Address. [personal: contact]';
comment on column news_subscription.rhythm is '«aussitot», or «semaine» for a digest each Monday.';
comment on column news_subscription.confirm_hash is 'SHA-256 of the token of the link that confirms.';
comment on column news_subscription.asked_at is 'When it was last asked.';
comment on column news_subscription.confirmed_at is 'When the link was used.';
comment on column news_subscription.leave_token is 'Of the link to leave, in every letter: it only opens that.';
comment on column news_subscription.told_until is 'News published until then were sent in a digest, or were there before.';
