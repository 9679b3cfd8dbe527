-- What is served at the canteen, day by day.
create table meal_type (
  id bigint generated always as identity primary key,
  name text not null unique check (name <> ''),
  sort integer not null
);
insert into meal_type (name, sort) values ('Menu du jour', 1), ('Menu sans viande', 2);

create table menu_day (
  day date not null,
  meal_type_id bigint not null references meal_type,
  dishes text not null check (dishes <> ''),
  primary key (day, meal_type_id)
);
create index menu_day_meal_type on menu_day (meal_type_id);

create trigger meal_type_settled after insert or update or delete or truncate on meal_type for each statement execute function settled_changed();
create trigger menu_day_settled after insert or update or delete or truncate on menu_day for each statement execute function settled_changed();

comment on table meal_type is 'Kinds of meals that the canteen serves. Says what is on the plate, never why: no religious nor medical reason.';
comment on column meal_type.id is 'Number.';
comment on column meal_type.name is 'As families read it («Menu sans viande»).';
comment on column meal_type.sort is 'Order.';
comment on table menu_day is 'What is served on a day, by kind of meal.';
comment on column menu_day.day is 'The day.';
comment on column menu_day.meal_type_id is 'The kind of meal.';
comment on column menu_day.dishes is 'The dishes, as families read them.';
