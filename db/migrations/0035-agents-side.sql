-- The agents' side of requests: who follows them, until when, what was asked again, what changed, what they note.

alter table request
  add column assigned_to bigint references agent,
  add column entered_by bigint references agent,
  add column due_on date,
  add column silence_on date;
comment on column request.assigned_to is 'The agent who is to follow it, before or while it is taken in charge; null: nobody yet.';
comment on column request.entered_by is 'The agent who entered it for the family at the counter; null when the family did.';
comment on column request.due_on is 'Day by which the town means to have answered; null before it is sent.';
comment on column request.silence_on is 'Day on which silence becomes a decision (CRPA L231-1, L231-4), complements taken into account; null when no decision is asked.';

update request r
set silence_on = ((r.submitted_at at time zone 'Europe/Paris')::date + make_interval(months => (v.definition #>> '{silence,months}')::int))::date
from procedure_version v
where v.id = r.version_id and r.submitted_at is not null and v.definition #>> '{silence,regime}' <> 'aucune';
update request
set due_on = coalesce(silence_on - 14, (submitted_at at time zone 'Europe/Paris')::date + 14)
where submitted_at is not null;

-- Every view of the queue is read in its own order, a page at a time, however many requests there are.
drop index request_queue;
drop index request_service;
create index request_queue on request (status, submitted_at, number);
create index request_queue_due on request (status, due_on, number);
create index request_sent on request (submitted_at, number) where submitted_at is not null;
create index request_decided on request (submitted_at, number) where status in ('acceptee', 'refusee', 'annulee');
create index request_service on request (service_id, status, submitted_at, number);
create index request_procedure on request (procedure_slug, status, submitted_at, number);
create index request_taken_by on request (taken_by, status, submitted_at, number) where taken_by is not null;
create index request_assigned_to on request (assigned_to, status, submitted_at, number) where assigned_to is not null;
create index request_unfollowed on request (status, submitted_at, number) where taken_by is null and assigned_to is null;
create index request_entered_by on request (entered_by) where entered_by is not null;

-- What an agent types of a name finds it: the beginning of any of its words, without case, accents or hyphens.
create function name_key(name text) returns text language sql immutable parallel safe
return translate(lower(name), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ''’-', 'aaaaaaceeeeiiiinooooouuuuyy   ');
create index person_name_key on person
  using gin (name_key(' ' || first_name || ' ' || birth_name || ' ' || coalesce(usual_name, '')) gin_trgm_ops);

-- A timeline says why, and knows more kinds than a migration should list.
alter table request_event drop constraint request_event_kind_check;
alter table request_event add column reason text;
comment on column request_event.kind is 'What happened: the kinds of procedures/domain/status.ts.';
comment on column request_event.reason is 'Why, as the agent wrote it: reopening, takeover, acceptance without a paper. [personal: family]';

create table request_complement (
  id bigint generated always as identity primary key,
  request_number bigint not null references request,
  asked_by bigint not null references agent,
  asked_at timestamptz not null,
  sentence text not null,
  questions text[] not null,
  papers text[] not null,
  answer_by date not null,
  answered_at timestamptz,
  seen_at timestamptz,
  closed_at timestamptz,
  check (cardinality(questions) + cardinality(papers) > 0)
);
create unique index request_complement_open on request_complement (request_number) where closed_at is null;
create index request_complement_request on request_complement (request_number, id);
create index request_complement_unseen on request_complement (asked_by) where answered_at is not null and seen_at is null;

comment on table request_complement is 'What an agent asked a family to complete or correct (CRPA L114-5). The family may change nothing else meanwhile.';
comment on column request_complement.id is 'Identity, in order.';
comment on column request_complement.request_number is 'The request.';
comment on column request_complement.asked_by is 'The agent who asked.';
comment on column request_complement.asked_at is 'When.';
comment on column request_complement.sentence is 'What the family reads. [personal: family]';
comment on column request_complement.questions is 'Names of the answers to correct, as in request.answers.';
comment on column request_complement.papers is 'Types of the papers to give.';
comment on column request_complement.answer_by is 'Last day to answer; until then the silence delay stands still (CRPA L114-5).';
comment on column request_complement.answered_at is 'When the family sent its answer; null while it has not.';
comment on column request_complement.seen_at is 'When an agent opened the request after the answer.';
comment on column request_complement.closed_at is 'When it stopped waiting: answered, or taken back by an agent.';

create table request_change (
  id bigint generated always as identity primary key,
  request_number bigint not null references request,
  account_id bigint not null references account,
  at timestamptz not null,
  question text not null,
  before jsonb,
  after jsonb
);
create index request_change_request on request_change (request_number, id);
create index request_change_account on request_change (account_id);

comment on table request_change is 'Answers changed after a request was sent, with what they were. Append-only.';
comment on column request_change.id is 'Identity, in order.';
comment on column request_change.request_number is 'The request.';
comment on column request_change.account_id is 'Who changed it: its author or an agent. [personal: identity]';
comment on column request_change.at is 'When.';
comment on column request_change.question is 'Name of the answer, as in request.answers.';
comment on column request_change.before is 'What it was; null when there was none. [personal: family]';
comment on column request_change.after is 'What it became; null when it went. [personal: family]';

create table request_note (
  id bigint generated always as identity primary key,
  request_number bigint not null references request,
  account_id bigint not null references agent,
  at timestamptz not null,
  body text not null
);
create index request_note_request on request_note (request_number, id);
create index request_note_account on request_note (account_id);

comment on table request_note is 'What agents tell each other about a request; never shown to the family on the site.';
comment on column request_note.id is 'Identity, in order.';
comment on column request_note.request_number is 'The request.';
comment on column request_note.account_id is 'The agent who wrote it.';
comment on column request_note.at is 'When.';
comment on column request_note.body is 'Text. [personal: family]';

create table request_acknowledgement (
  request_number bigint primary key references request,
  due_on date not null,
  channel text check (channel in ('courriel', 'papier')),
  given_at timestamptz,
  given_by bigint references agent,
  check ((channel is null) = (given_at is null)),
  check (given_by is null or channel = 'papier')
);
create index request_acknowledgement_waiting on request_acknowledgement (due_on) where given_at is null;
create index request_acknowledgement_given_by on request_acknowledgement (given_by) where given_by is not null;
insert into request_acknowledgement (request_number, due_on, channel, given_at)
select number, (submitted_at at time zone 'Europe/Paris')::date + 14, 'courriel', submitted_at from request where submitted_at is not null;

comment on table request_acknowledgement is 'The acknowledgement of receipt of each request (CRPA L112-11): given, or due within ten working days.';
comment on column request_acknowledgement.request_number is 'The request.';
comment on column request_acknowledgement.due_on is 'Tenth working day after reception (CRPA R112-11-2).';
comment on column request_acknowledgement.channel is 'How it was given: «courriel», or «papier» when the family has no address; null while it is due.';
comment on column request_acknowledgement.given_at is 'When it was given.';
comment on column request_acknowledgement.given_by is 'The agent who gave it on paper.';
