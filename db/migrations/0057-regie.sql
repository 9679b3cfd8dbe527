-- The régie's day: what its acte allows, payments at the counter, refunds, counts of the till, sums handed over, closings.

create table regie_act (
  id bigint generated always as identity primary key,
  reference text not null check (reference <> ''),
  valid_from date not null unique,
  float_cents integer not null check (float_cents >= 0),
  held_max_cents integer not null check (held_max_cents > 0),
  settled_by bigint references account
);

create table regie_means (
  act_id bigint not null references regie_act,
  means text not null check (means in ('cash', 'cheque', 'transfer')),
  ceiling_cents integer check (ceiling_cents > 0),
  may_refund boolean not null,
  primary key (act_id, means),
  -- Above 300 €, nobody pays the Treasury in cash (loi 2013-1279, art. 19).
  check (means <> 'cash' or (ceiling_cents is not null and ceiling_cents <= 30000))
);

insert into regie_act (reference, valid_from, float_cents, held_max_cents) values ('Acte constitutif de la régie', '2000-01-01', 5000, 120000);
insert into regie_means (act_id, means, ceiling_cents, may_refund)
  select id, m.means, m.ceiling, m.refund from regie_act
  cross join (values ('cash', 30000, false), ('cheque', null::integer, false), ('transfer', null, true)) as m (means, ceiling, refund);

create table counter_payment (
  id bigint generated always as identity primary key,
  household_id bigint not null references household,
  payer_id bigint not null references person,
  means text not null check (means in ('cash', 'cheque', 'transfer')),
  amount_cents integer not null check (amount_cents > 0),
  tendered_cents integer check (tendered_cents >= amount_cents),
  issuer text,
  bank text,
  piece text,
  received_at timestamptz not null,
  received_by bigint not null references account,
  receipt_number bigint not null unique references receipt,
  transaction_id bigint not null unique references ledger_transaction,
  check ((means = 'cash') = (tendered_cents is not null)),
  check (means <> 'cheque' or (issuer is not null and bank is not null and piece is not null)),
  check (means <> 'transfer' or piece is not null)
);
create index counter_payment_household on counter_payment (household_id, id desc);
create index counter_payment_payer on counter_payment (payer_id);
create index counter_payment_received on counter_payment (received_at);
create index counter_payment_piece on counter_payment (means, piece) where piece is not null;

create table refund (
  id bigint generated always as identity primary key,
  household_id bigint not null references household,
  means text not null check (means in ('cash', 'transfer')),
  amount_cents integer not null check (amount_cents > 0),
  reason text not null check (reason <> ''),
  made_at timestamptz not null,
  made_by bigint not null references account,
  transaction_id bigint not null unique references ledger_transaction
);
create index refund_household on refund (household_id, id desc);
create index refund_made on refund (made_at);

create table till_count (
  id bigint generated always as identity primary key,
  counted_at timestamptz not null,
  counted_by bigint not null references account,
  float_cents integer not null,
  expected_cents bigint not null,
  counted_cents bigint not null check (counted_cents >= 0),
  pieces jsonb not null,
  why text,
  transaction_id bigint unique references ledger_transaction,
  check (counted_cents = expected_cents or why is not null),
  check ((counted_cents = expected_cents) = (transaction_id is null))
);
create index till_count_at on till_count (counted_at);

create table handover (
  id bigint generated always as identity primary key,
  till text not null check (till in ('bank', 'cash', 'cheques', 'transfers')),
  amount_cents bigint not null check (amount_cents > 0),
  slip text not null check (slip <> ''),
  made_at timestamptz not null,
  made_by bigint not null references account,
  transaction_id bigint not null unique references ledger_transaction
);
create index handover_made on handover (made_at);

create table regie_closing (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('day', 'month')),
  first_day date not null,
  last_day date not null,
  closed_at timestamptz not null,
  closed_by bigint not null references account,
  count_id bigint references till_count,
  unique (kind, last_day),
  check (first_day <= last_day)
);

create table regie_closing_line (
  closing_id bigint not null references regie_closing,
  means text not null,
  received integer not null,
  received_cents bigint not null,
  taken_back_cents bigint not null,
  refunded_cents bigint not null,
  primary key (closing_id, means)
);

create function regie_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the régie''s books are append-only: % on % refused', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger counter_payment_append_only before update or delete or truncate on counter_payment for each statement execute function regie_refuse_change();
create trigger refund_append_only before update or delete or truncate on refund for each statement execute function regie_refuse_change();
create trigger till_count_append_only before update or delete or truncate on till_count for each statement execute function regie_refuse_change();
create trigger handover_append_only before update or delete or truncate on handover for each statement execute function regie_refuse_change();
create trigger regie_closing_append_only before update or delete or truncate on regie_closing for each statement execute function regie_refuse_change();
create trigger regie_closing_line_append_only before update or delete or truncate on regie_closing_line for each statement execute function regie_refuse_change();

comment on table regie_act is 'What the acte de régie allows, by dated version.';
comment on column regie_act.id is 'Number.';
comment on column regie_act.reference is 'The act («Arrêté n° 2017-12»).';
comment on column regie_act.valid_from is 'First day on which it holds; the latest one not after the day is in force.';
comment on column regie_act.float_cents is 'Fonds de caisse, in cents: what the till holds to give change with.';
comment on column regie_act.held_max_cents is 'Plafond d''encaisse, in cents: above it, money must be handed over to the comptable.';
comment on column regie_act.settled_by is 'Who entered it; none for the first. [personal: identity]';

comment on table regie_means is 'The means of payment that an act allows at the counter; one that is absent is refused.';
comment on column regie_means.act_id is 'The act.';
comment on column regie_means.means is 'cash, cheque or transfer.';
comment on column regie_means.ceiling_cents is 'The most that one payment may be, in cents; none: no limit. Cash: 300 € at most by law.';
comment on column regie_means.may_refund is 'Whether a refund may use it.';

comment on table counter_payment is 'Payments received at the counter. Never changed: taken back by a reversal in the ledger.';
comment on column counter_payment.id is 'Number.';
comment on column counter_payment.household_id is 'The household credited. [personal: family]';
comment on column counter_payment.payer_id is 'The adult in whose name the receipt is. [personal: identity]';
comment on column counter_payment.means is 'cash, cheque or transfer.';
comment on column counter_payment.amount_cents is 'Amount credited, in cents. [personal: money]';
comment on column counter_payment.tendered_cents is 'Cash handed over, in cents; the rest was given back. [personal: money]';
comment on column counter_payment.issuer is 'Who signed the cheque. [personal: money]';
comment on column counter_payment.bank is 'The cheque''s bank. [personal: money]';
comment on column counter_payment.piece is 'Number of the cheque, or reference of the transfer. [personal: money]';
comment on column counter_payment.received_at is 'When.';
comment on column counter_payment.received_by is 'Which agent. [personal: identity]';
comment on column counter_payment.receipt_number is 'Its receipt.';
comment on column counter_payment.transaction_id is 'The ledger transaction that credited the account.';

comment on table refund is 'Sums given back to families. Never changed: taken back by a reversal in the ledger.';
comment on column refund.id is 'Number.';
comment on column refund.household_id is 'The household debited. [personal: family]';
comment on column refund.means is 'cash or transfer.';
comment on column refund.amount_cents is 'Amount, in cents. [personal: money]';
comment on column refund.reason is 'Why. [personal: money]';
comment on column refund.made_at is 'When.';
comment on column refund.made_by is 'Which agent. [personal: identity]';
comment on column refund.transaction_id is 'The ledger transaction.';

comment on table till_count is 'Counts of the till: what should be there, what is, and why they differ. Append-only.';
comment on column till_count.id is 'Number.';
comment on column till_count.counted_at is 'When.';
comment on column till_count.counted_by is 'Which agent. [personal: identity]';
comment on column till_count.float_cents is 'Fonds de caisse in force, in cents.';
comment on column till_count.expected_cents is 'What should be in the till, float included, in cents.';
comment on column till_count.counted_cents is 'What is, in cents.';
comment on column till_count.pieces is 'How many of each note and coin, by its value in cents.';
comment on column till_count.why is 'What explains the difference.';
comment on column till_count.transaction_id is 'The ledger transaction that writes the difference.';

comment on table handover is 'Sums handed over to the comptable. Append-only.';
comment on column handover.id is 'Number.';
comment on column handover.till is 'Where it was: cash, cheques, transfers, or bank (the payment platform).';
comment on column handover.amount_cents is 'Amount, in cents.';
comment on column handover.slip is 'Number of the slip (bordereau).';
comment on column handover.made_at is 'When.';
comment on column handover.made_by is 'Which agent. [personal: identity]';
comment on column handover.transaction_id is 'The ledger transaction.';

comment on table regie_closing is 'Days and months that the régisseur has closed: nothing is recorded there any more. Append-only.';
comment on column regie_closing.id is 'Number.';
comment on column regie_closing.kind is 'day or month.';
comment on column regie_closing.first_day is 'First record date.';
comment on column regie_closing.last_day is 'Last record date.';
comment on column regie_closing.closed_at is 'When.';
comment on column regie_closing.closed_by is 'Which agent. [personal: identity]';
comment on column regie_closing.count_id is 'The last count of the till before the end of the period.';

comment on table regie_closing_line is 'What a closing sums up, by means of payment.';
comment on column regie_closing_line.closing_id is 'The closing.';
comment on column regie_closing_line.means is 'card, debit, cash, cheque or transfer.';
comment on column regie_closing_line.received is 'How many payments.';
comment on column regie_closing_line.received_cents is 'Their sum, in cents.';
comment on column regie_closing_line.taken_back_cents is 'Sum of the payments taken back in the period, in cents.';
comment on column regie_closing_line.refunded_cents is 'Sum of the refunds, in cents.';

create index top_up_to_match on top_up (started_at) where status in ('pending', 'disputed');
