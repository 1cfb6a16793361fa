-- What PostgreSQL 18 brought.
create schema novel;
create table novel.news (
    id int primary key,
    twice int generated always as (id * 2) virtual,
    parent int constraint parent_key references novel.news not enforced,
    title text constraint titled not null
);
