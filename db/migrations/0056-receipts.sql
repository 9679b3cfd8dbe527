-- Receipts of every payment, in one series without holes; families who ask to be warned of a low balance.

create table receipt (
  number bigint primary key check (number > 0),
  household_id bigint not null references household,
  payer_id bigint not null references person,
  amount_cents integer not null check (amount_cents > 0),
  means text not null check (means in ('card', 'debit', 'cash', 'cheque', 'transfer')),
  top_up_id bigint unique references top_up,
  transaction_id bigint not null unique references ledger_transaction,
  issued_at timestamptz not null,
  issued_by bigint references account
);
create index receipt_household on receipt (household_id, number desc);
create index receipt_payer on receipt (payer_id);
create index receipt_issued on receipt (issued_at);
insert into receipt (number, household_id, payer_id, amount_cents, means, top_up_id, transaction_id, issued_at)
  select t.receipt_number, t.household_id, a.person_id, t.credited_cents, t.means, t.id, t.transaction_id, t.settled_at
  from top_up t join account a on a.id = t.account_id where t.status = 'paid';

create table receipt_edition (
  id bigint generated always as identity primary key,
  receipt_number bigint not null references receipt,
  edited_at timestamptz not null,
  edited_by bigint not null references account
);
create index receipt_edition_receipt on receipt_edition (receipt_number);

create function receipt_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'receipts are append-only: % on % refused', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger receipt_append_only before update or delete or truncate on receipt for each statement execute function receipt_refuse_change();
create trigger receipt_edition_append_only before update or delete or truncate on receipt_edition for each statement execute function receipt_refuse_change();

create table balance_alert (
  account_id bigint primary key references account,
  household_id bigint not null references household,
  threshold_cents integer not null check (threshold_cents >= 0),
  asked_at timestamptz not null,
  told_at timestamptz
);
create index balance_alert_household on balance_alert (household_id);

comment on table receipt is 'A numbered receipt for each payment, online or at the counter, in one series without holes. Never changed nor deleted.';
comment on column receipt.number is 'Number, from 1, without holes.';
comment on column receipt.household_id is 'The household credited. [personal: family]';
comment on column receipt.payer_id is 'The adult who paid. [personal: identity]';
comment on column receipt.amount_cents is 'Amount received, in cents. [personal: money]';
comment on column receipt.means is 'card or debit (online), cash, cheque or transfer (at the counter).';
comment on column receipt.top_up_id is 'The online payment; none at the counter.';
comment on column receipt.transaction_id is 'The ledger transaction that credited the account.';
comment on column receipt.issued_at is 'When it was issued.';
comment on column receipt.issued_by is 'The agent who received the payment; none online. [personal: identity]';

comment on table receipt_edition is 'Each printing of a receipt by an agent: those after the first are marked DUPLICATA. Append-only.';
comment on column receipt_edition.id is 'Number.';
comment on column receipt_edition.receipt_number is 'The receipt.';
comment on column receipt_edition.edited_at is 'When.';
comment on column receipt_edition.edited_by is 'By which agent. [personal: identity]';

comment on table balance_alert is 'Adults who ask for a letter when their household''s balance falls below an amount.';
comment on column balance_alert.account_id is 'Whose letter. [personal: identity]';
comment on column balance_alert.household_id is 'Whose balance. [personal: family]';
comment on column balance_alert.threshold_cents is 'Below which balance, in cents. [personal: money]';
comment on column balance_alert.asked_at is 'When it was asked.';
comment on column balance_alert.told_at is 'When the letter was sent; none once the balance is above again.';
