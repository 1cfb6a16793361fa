-- Every kind of object that a snapshot holds, for PostgreSQL 15 and later. The parts between the lines that say part do not need
-- each other, so that two databases can be made of them in different order. The roles catalog_owner and catalog_clerk exist.
create schema sales;
create type sales."ItemStatus" as enum ('NEW', 'inStock', 'gone');
create domain sales.email as text collate "C" default 'nobody@example.org' not null constraint has_at check (value like '%@%');
create type sales.address as (street text, "zipCode" varchar(10));
create type sales.price_range as range (subtype = numeric);
comment on type sales."ItemStatus" is 'Where an item is';
grant usage on type sales."ItemStatus" to catalog_clerk;
create table sales."Item" (
    id bigint generated always as identity primary key,
    "itemName" varchar(40) collate "C" not null default 'unnamed',
    status sales."ItemStatus" not null default 'NEW',
    history sales."ItemStatus"[],
    contact sales.email,
    net numeric(10, 2) not null,
    gross numeric(10, 2) generated always as (net * 1.19) stored,
    note text,
    "createdAt" timestamptz default now(),
    constraint "itemNameKey" unique ("itemName"),
    constraint positive_net check (net > 0)
) with (fillfactor = 80, toast.autovacuum_enabled = false);
comment on table sales."Item" is 'What is sold';
comment on column sales."Item".net is 'Without tax';
comment on constraint positive_net on sales."Item" is 'Nothing is free';
alter table sales."Item" alter note set storage external, alter note set compression pglz, alter net set statistics 500;
alter table sales."Item" alter status set (n_distinct = 3);
alter table sales."Item" replica identity using index "itemNameKey";
alter table sales."Item" owner to catalog_owner;
grant select, insert on sales."Item" to catalog_clerk;
grant update (note) on sales."Item" to catalog_clerk with grant option;
create index item_lower on sales."Item" (lower("itemName"), status desc) include (net) where status <> 'gone';
comment on index sales.item_lower is 'For the search';
create statistics sales.item_statistics (dependencies) on status, net from sales."Item";
comment on statistics sales.item_statistics is 'They go together';
create sequence sales.ticket as integer increment by 5 minvalue 10 maxvalue 1000 start 20 cache 3 cycle;
grant usage on sequence sales.ticket to catalog_clerk;
create table sales.orders (
    id serial primary key,
    item_id bigint not null,
    period tsrange,
    shipped_to sales.address,
    constraint order_item foreign key (item_id) references sales."Item" (id) on delete cascade deferrable initially deferred,
    constraint no_overlap exclude using gist (period with &&)
);
alter table sales.orders add constraint item_later check (item_id > 0) not valid;
alter table sales.orders enable row level security, force row level security;
create policy own_orders on sales.orders as restrictive for update to catalog_clerk
    using (item_id < 100) with check (item_id < 50);
create rule keep_orders as on delete to sales.orders where old.id = 0 do instead nothing;
comment on rule keep_orders on sales.orders is 'Order 0 stays';
create view sales.open_orders with (security_barrier = true) as
    select o.id, i."itemName" as name from sales.orders o join sales."Item" i on i.id = o.item_id where i.status = 'NEW';
-- part
create schema "Time Series";
create table "Time Series".reading (at timestamptz not null, value float8 constraint sane check (value > -274), primary key (at))
    partition by range (at);
create table "Time Series".reading_2026 partition of "Time Series".reading for values from ('2026-01-01') to ('2027-01-01');
create table "Time Series".reading_rest partition of "Time Series".reading default;
create index reading_value on "Time Series".reading (value);
create unlogged table "Time Series".base (id int primary key, label text);
create table "Time Series".derived (extra text) inherits ("Time Series".base);
create materialized view "Time Series".daily as
    select date_trunc('day', at) as day, avg(value) as mean from "Time Series".reading group by 1 with no data;
create unique index daily_key on "Time Series".daily (day);
create view "Time Series".latest as select * from "Time Series".daily where day > '2026-01-01 00:00:00+00';
create function "Time Series".check_reading() returns trigger language plpgsql as $$
begin
    if NEW.value is null then raise exception 'no value'; end if;
    return NEW;
end $$;
create trigger check_reading before insert on "Time Series".reading for each row
    execute function "Time Series".check_reading('°C', 'it''s', '');
create trigger count_base after update of label on "Time Series".base for each statement
    execute function "Time Series".check_reading();
alter table "Time Series".base enable replica trigger count_base;
comment on trigger count_base on "Time Series".base is 'Counts';
create constraint trigger late after insert on "Time Series".base deferrable initially deferred for each row
    execute function "Time Series".check_reading();
-- part
create schema logic;
create function logic.add(a int, b int default 1) returns int language sql immutable return a + b;
create function logic.texts(variadic words text[]) returns setof text language sql as 'select unnest(words)';
create procedure logic.nothing(inout counter bigint) language plpgsql as 'begin counter := counter + 1; end';
create aggregate logic.total(int) (sfunc = int4pl, stype = int, initcond = '0');
create function logic.first_of(int) returns int language internal window as 'window_first_value';
create function logic.join_up(text, int[]) returns text language sql immutable as 'select $1 || $2::text';
create function logic.first_corner(box) returns point language sql immutable as 'select $1[0]';
comment on function logic.add(int, int) is 'Adds';
revoke execute on function logic.add(int, int) from public;
grant execute on function logic.add(int, int) to catalog_clerk;
create operator logic.+ (leftarg = text, rightarg = int[], function = logic.join_up);
create operator logic.! (rightarg = box, function = logic.first_corner);
comment on operator logic.+ (text, int[]) is 'Joins';
create type logic.metre as (length float8);
create type logic.yard as (length float8);
create function logic.to_metre(logic.yard) returns logic.metre language sql as 'select row($1.length * 0.9144)::logic.metre';
create cast (logic.yard as logic.metre) with function logic.to_metre(logic.yard) as assignment;
comment on cast (logic.yard as logic.metre) is 'Exact';
grant usage on schema logic to catalog_clerk;
comment on schema logic is 'What is computed';
alter default privileges for role catalog_owner in schema logic grant select on tables to catalog_clerk;
-- part
create schema outside;
create foreign data wrapper nowhere;
create server far foreign data wrapper nowhere;
create foreign table outside.remote (id int options (column_name 'ID'), name text)
    server far options (schema_name 'x', table_name 'y');
create table outside.published (id int primary key, name text, secret text);
create publication some_columns for table outside.published (id, name) where (id > 10);
create publication whole_schema for tables in schema outside with (publish = 'insert');
create publication everything for all tables;
comment on publication everything is 'All of it';
