-- The book: more kinds of transactions, the tills, periods that close, transactions sealed in order, checks.

alter table ledger_transaction drop constraint ledger_transaction_kind_check;
alter table ledger_transaction add constraint ledger_transaction_kind_check
  check (kind in ('charge', 'reversal', 'top_up', 'counter', 'refund', 'correction', 'closing'));
alter table ledger_transaction
  add column reason text check (reason <> ''),
  add column xact xid8 not null default pg_current_xact_id(),
  add check (kind <> 'correction' or reason is not null);
create index ledger_transaction_recorded on ledger_transaction (recorded_on, id);

alter table ledger_account drop constraint ledger_account_kind_check;
alter table ledger_account add constraint ledger_account_kind_check
  check (kind in ('household', 'revenue', 'bank', 'cash', 'cheques', 'transfers', 'card', 'treasury', 'differences'));
drop index ledger_account_bank;
create unique index ledger_account_single on ledger_account (kind) where household_id is null and service_id is null;

-- A statement reads an account by value date, a closing by record date; the amount is in the index.
drop index ledger_entry_account;
create index ledger_entry_account on ledger_entry (account_id, value_date desc, id desc) include (amount_cents);

create table ledger_closing (
  id bigint generated always as identity primary key,
  first_day date not null,
  last_day date not null unique,
  closed_at timestamptz not null,
  closed_by bigint references account,
  sealed_up_to bigint not null,
  check (first_day <= last_day)
);

create table ledger_closing_balance (
  closing_id bigint not null references ledger_closing,
  account_id bigint not null references ledger_account,
  debit_cents bigint not null,
  credit_cents bigint not null,
  balance_cents bigint not null,
  primary key (account_id, closing_id)
);
create index ledger_closing_balance_closing on ledger_closing_balance (closing_id);

create table ledger_seal (
  number bigint primary key,
  transaction_id bigint not null unique references ledger_transaction,
  content bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);

create table ledger_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  transactions bigint not null,
  differences jsonb not null
);
create index ledger_check_at on ledger_check (at);

create trigger ledger_closing_append_only before update or delete or truncate on ledger_closing for each statement execute function ledger_refuse_change();
create trigger ledger_closing_balance_append_only before update or delete or truncate on ledger_closing_balance for each statement execute function ledger_refuse_change();
create trigger ledger_seal_append_only before update or delete or truncate on ledger_seal for each statement execute function ledger_refuse_change();

-- Entries are written with their transaction, in the same database transaction, or not at all.
create function ledger_refuse_late_entry() returns trigger language plpgsql as $$
declare late bigint;
begin
  select t.id into late from added e join ledger_transaction t on t.id = e.transaction_id
    where t.xact <> pg_current_xact_id() limit 1;
  if late is not null then
    raise exception 'ledger transaction % is already written: one more entry refused', late using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger ledger_entry_with_transaction after insert on ledger_entry referencing new table as added for each statement execute function ledger_refuse_late_entry();

create function ledger_refuse_chosen_xact() returns trigger language plpgsql as $$
begin
  new.xact := pg_current_xact_id();
  return new;
end $$;
create trigger ledger_transaction_xact before insert on ledger_transaction for each row execute function ledger_refuse_chosen_xact();

-- Every posting holds the town's lock, shared: postings never wait for each other, a closing waits for those that run, and
-- what starts after it sees the period closed.
create function ledger_hold_period() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(42424243, hashtext(tg_table_schema));
  return null;
end $$;
create trigger ledger_transaction_hold_period before insert on ledger_transaction for each statement execute function ledger_hold_period();

create function ledger_refuse_closed_period() returns trigger language plpgsql as $$
declare closed date;
begin
  select max(last_day) into closed from ledger_closing;
  if exists (select 1 from added where recorded_on <= closed) then
    raise exception 'the ledger is closed up to %: posting refused', closed using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger ledger_transaction_open_period after insert on ledger_transaction referencing new table as added for each statement execute function ledger_refuse_closed_period();

-- What a seal covers: everything that a transaction and its entries say, names excepted since they are not there.
create function ledger_contents(wanted bigint[]) returns table (id bigint, content bytea) language sql stable as $$
  select t.id, sha256(convert_to(concat_ws('|', t.id, t.kind, t.business_ref, coalesce(t.reverses_id::text, '-'),
    extract(epoch from t.recorded_at)::text, t.recorded_on::text, coalesce(t.account_id::text, '-'), coalesce(t.reason, '-'), e.lines), 'UTF8'))
  from unnest(wanted) as w (id)
  join ledger_transaction t on t.id = w.id
  cross join lateral (
    select string_agg(concat_ws(':', l.id, l.account_id, l.amount_cents, l.value_date::text, coalesce(l.person_id::text, '-'),
      coalesce(l.activity_id::text, '-'), coalesce(l.service_label, '-'), coalesce(l.activity_label, '-'), coalesce(l.sub_label, '-'),
      coalesce(l.quantity::text, '-'), coalesce(l.unit_cents::text, '-')), '|' order by l.id) as lines
    from ledger_entry l where l.transaction_id = t.id
  ) e
$$;

-- Running hash: each seal's is SHA-256 of the one before and of its own content; «start» is the one before the first.
create function ledger_chain_step(state bytea, start bytea, content bytea) returns bytea language sql immutable as $$
  select sha256(coalesce(state, start) || content)
$$;
create aggregate ledger_chain (bytea, bytea) (sfunc = ledger_chain_step, stype = bytea);

comment on table ledger_account is 'Where money is: one account per household, one per service (what it earned), and the town''s: bank, tills, treasury.';
comment on column ledger_account.kind is 'household (a family''s prepaid account: above zero, the town owes the family), revenue (one per service), bank (what came in from payment platforms), cash, cheques, transfers and card (what came in at the counter), treasury (what was handed to the comptable) or differences (what was missing or too much at a count).';
comment on column ledger_transaction.kind is 'charge, reversal, top_up (paid online), counter (paid at the counter), refund, correction or closing (a till handed over).';
comment on column ledger_transaction.reason is 'Why, for a correction or a reversal that somebody decided; never a name.';
comment on column ledger_transaction.xact is 'The database transaction that wrote it: its entries are written by the same one.';

comment on table ledger_closing is 'Periods that are closed: nothing is posted any more with a record date up to their last day. Never changed nor deleted.';
comment on column ledger_closing.id is 'Number.';
comment on column ledger_closing.first_day is 'First record date of the period.';
comment on column ledger_closing.last_day is 'Last record date of the period.';
comment on column ledger_closing.closed_at is 'When it was closed.';
comment on column ledger_closing.closed_by is 'Which agent closed it. [personal: identity]';
comment on column ledger_closing.sealed_up_to is 'Number of the last seal of the period.';

comment on table ledger_closing_balance is 'What each account that moved in a closed period had at its end.';
comment on column ledger_closing_balance.closing_id is 'The closing.';
comment on column ledger_closing_balance.account_id is 'The account.';
comment on column ledger_closing_balance.debit_cents is 'Sum of what was taken from it in the period, in cents. [personal: money]';
comment on column ledger_closing_balance.credit_cents is 'Sum of what was added to it in the period, in cents. [personal: money]';
comment on column ledger_closing_balance.balance_cents is 'Sum of all its entries up to the end of the period, by record date. [personal: money]';

comment on table ledger_seal is 'Transactions in their definitive order, each with a hash that covers it and all those before: one that is altered breaks every hash that follows.';
comment on column ledger_seal.number is 'Order, from 1, without holes.';
comment on column ledger_seal.transaction_id is 'The transaction sealed.';
comment on column ledger_seal.content is 'SHA-256 of what the transaction and its entries say.';
comment on column ledger_seal.hash is 'SHA-256 of the hash before and of the content.';
comment on column ledger_seal.sealed_at is 'When.';

comment on table ledger_check is 'What the nightly check found: balances recomputed, sums, seals.';
comment on column ledger_check.id is 'Number.';
comment on column ledger_check.at is 'When.';
comment on column ledger_check.transactions is 'How many transactions the book had.';
comment on column ledger_check.differences is 'What was wrong, in numbers of accounts, transactions and seals; empty when nothing was.';
