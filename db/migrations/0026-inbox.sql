-- The agents' inbox: standard answers, and people who write without an account.

create table standard_answer (
  id bigint generated always as identity primary key,
  service_id bigint references service,
  title text not null,
  body text not null,
  updated_at timestamptz not null,
  updated_by bigint references agent,
  removed_at timestamptz
);
create index standard_answer_service on standard_answer (service_id, title) where removed_at is null;

create table visitor_contact (
  id bigint generated always as identity primary key,
  procedure_slug text not null references procedure,
  number bigint unique,
  service_id bigint not null references service,
  subject text not null,
  body text not null,
  about text,
  name text not null,
  email text not null,
  phone text,
  form_key text not null unique,
  confirm_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  link_hash bytea unique,
  link_expires_at timestamptz,
  check ((confirmed_at is null) = (number is null))
);
create index visitor_contact_unconfirmed on visitor_contact (created_at) where confirmed_at is null;

alter table thread add column visitor_id bigint unique references visitor_contact on delete cascade;
alter table thread add check (person_id is null or visitor_id is null);
comment on column thread.visitor_id is 'Who writes without an account; their contact is deleted with its conversation. [personal: identity]';
create index thread_closed on thread (closed_at) where closed_at is not null;

comment on table standard_answer is 'A text that agents insert in an answer; its variables ({prénom}, {numéro}…) take the conversation''s values.';
comment on column standard_answer.id is 'Identity.';
comment on column standard_answer.service_id is 'The only service it is offered to; null: every service.';
comment on column standard_answer.title is 'Name in the list.';
comment on column standard_answer.body is 'The text, with its variables.';
comment on column standard_answer.updated_at is 'When it was last changed.';
comment on column standard_answer.updated_by is 'Who changed it; null for those that come with the portal.';

comment on column standard_answer.removed_at is 'When it was removed from the list.';

comment on table visitor_contact is 'A message to the town hall from somebody without an account: kept seven days until its e-mail address is confirmed, then in a conversation.';
comment on column visitor_contact.id is 'Identity.';
comment on column visitor_contact.procedure_slug is 'The procedure: Contacter la mairie, Demande d''informations.';
comment on column visitor_contact.number is 'Number shown, from the same sequence as requests; given when the address is confirmed.';
comment on column visitor_contact.service_id is 'The service they chose.';
comment on column visitor_contact.subject is 'Subject. [personal: family]';
comment on column visitor_contact.body is 'Message. [personal: family]';
comment on column visitor_contact.about is 'Number of a request, as they typed it. [personal: family]';
comment on column visitor_contact.name is 'Name, as they typed it. [personal: identity]';
comment on column visitor_contact.email is 'Where the answer goes. [personal: contact]';
comment on column visitor_contact.phone is 'Telephone, if given. [personal: contact]';
comment on column visitor_contact.form_key is 'Key of the form: sent twice, it is one contact.';
comment on column visitor_contact.confirm_hash is 'SHA-256 of the token of the link that confirms the address.';
comment on column visitor_contact.created_at is 'When the form was sent.';
comment on column visitor_contact.expires_at is 'Until when the address may be confirmed.';
comment on column visitor_contact.confirmed_at is 'When it was: date of reception of the message.';
comment on column visitor_contact.link_hash is 'SHA-256 of the token of the link that opens the conversation; a new one with each message of the town.';
comment on column visitor_contact.link_expires_at is 'Until when that link opens it.';
