-- Online payments by PayFiP: what the platform answered, raw; how and when each payment was made; payments entered by hand.

create table bank_answer (
  id bigint generated always as identity primary key,
  provider text not null,
  operation text not null,
  reference text not null,
  http_status integer,
  body text,
  failure text,
  received_at timestamptz not null,
  check ((body is null) = (failure is not null)),
  check ((body is null) = (http_status is null))
);
create index bank_answer_reference on bank_answer (reference, id);

create function bank_answer_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'bank answers are append-only: % refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger bank_answer_append_only before update or delete or truncate on bank_answer for each statement execute function bank_answer_refuse_change();

comment on table bank_answer is 'Every exchange with a payment platform, raw, as it came: append-only.';
comment on column bank_answer.id is 'Number.';
comment on column bank_answer.provider is 'The payment platform.';
comment on column bank_answer.operation is 'What was asked.';
comment on column bank_answer.reference is 'Our reference when a payment is created, the platform''s afterwards.';
comment on column bank_answer.http_status is 'HTTP status; none when nothing came back.';
comment on column bank_answer.body is 'What came back; it echoes the payer''s address. [personal: money]';
comment on column bank_answer.failure is 'Why nothing came back.';
comment on column bank_answer.received_at is 'When it was asked.';

alter table top_up
  add column asked_at timestamptz,
  add column means text check (means in ('card', 'debit')),
  add column authorisation text,
  add column paid_at timestamptz,
  add column credited_cents integer check (credited_cents > 0),
  add column said_cents bigint,
  add column settled_by bigint references account,
  add column settled_why text;
update top_up set credited_cents = amount_cents, means = 'card' where status = 'paid';
alter table top_up
  add check ((status = 'paid') = (credited_cents is not null)),
  add check ((settled_by is null) = (settled_why is null)),
  add check (settled_by is null or status = 'paid');
create index top_up_recent on top_up (asked_at nulls first) where provider is not null and status in ('refused', 'abandoned', 'expired');

comment on column top_up.asked_at is 'When the platform was last asked about it.';
comment on column top_up.means is 'card or debit (a single direct debit), as the platform says.';
comment on column top_up.authorisation is 'Number of the bank''s authorisation. [personal: money]';
comment on column top_up.paid_at is 'When it was paid, as the platform says.';
comment on column top_up.credited_cents is 'What was credited: what was asked, or what a régisseur saw paid. [personal: money]';
comment on column top_up.said_cents is 'The amount that the platform said when it differs from what was asked. [personal: money]';
comment on column top_up.settled_by is 'The régisseur who entered it by hand; none when the platform said it. [personal: identity]';
comment on column top_up.settled_why is 'What proves the payment entered by hand.';
