-- Paper packs that were made. The key says for what, so that each occasion gives one pack: wijziging/<hash>, maand/2026-11, hand/<moment>.
create table noodmappen (
    sleutel    text primary key,
    kenmerk    text    not null,
    reden      text    not null,
    map        text    not null,
    gemaakt_ms integer not null,
    door       text    not null
) strict, without rowid;
