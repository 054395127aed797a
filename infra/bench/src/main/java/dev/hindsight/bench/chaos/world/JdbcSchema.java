package dev.hindsight.bench.chaos.world;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's tables, and beside them the world's own, whose triggers watch the product. */
final class JdbcSchema {

  private static final String WATCH =
      """
      create schema chaos;
      create table chaos.people (person text primary key, standing text not null);
      create table chaos.firing (incident text primary key);
      create table chaos.told (plan bigint, state text, at timestamptz default clock_timestamp());
      create table chaos.claims (id bigint generated always as identity primary key, plan bigint,
        epoch bigint, owner text, at timestamptz default clock_timestamp());
      create index on chaos.claims (plan, id desc);
      create table chaos.changes (plan bigint, state text, owner text,
        at timestamptz default clock_timestamp());
      create table chaos.stale (plan bigint, what text, owner text,
        at timestamptz default clock_timestamp());

      create function chaos.claimed() returns trigger language plpgsql as $$ begin
        insert into chaos.claims (plan, epoch, owner)
          values (new.plan, new.epoch, current_setting('application_name'));
        return null;
      end $$;
      create trigger claimed_first after insert on actions.plan_runs
        for each row execute function chaos.claimed();
      create trigger claimed_again after update on actions.plan_runs
        for each row when (old.epoch <> new.epoch) execute function chaos.claimed();

      create function chaos.not_the_owner(of bigint) returns boolean language sql as $$
        select exists (select 1 from chaos.claims where plan = of)
          and current_setting('application_name') <>
            (select owner from chaos.claims where plan = of order by id desc limit 1) $$;

      create function chaos.written() returns trigger language plpgsql as $$ begin
        if chaos.not_the_owner(new.plan) then
          insert into chaos.stale (plan, what, owner)
            values (new.plan, tg_table_name, current_setting('application_name'));
        end if;
        return null;
      end $$;
      create trigger written after insert or update on actions.plan_journal
        for each row execute function chaos.written();
      create trigger sampled after update on actions.plan_runs
        for each row when (old.epoch = new.epoch) execute function chaos.written();

      create function chaos.moved() returns trigger language plpgsql as $$ begin
        insert into chaos.changes (plan, state, owner)
          values (new.id, new.state, current_setting('application_name'));
        if new.state not in ('PROPOSED', 'AWAITING_APPROVAL', 'APPROVED', 'REJECTED', 'EXPIRED',
            'CANCELLED') and chaos.not_the_owner(new.id) then
          insert into chaos.stale (plan, what, owner)
            values (new.id, new.state, current_setting('application_name'));
        end if;
        return null;
      end $$;
      create trigger moved after update on actions.plans
        for each row when (old.state <> new.state) execute function chaos.moved()\
      """;

  private JdbcSchema() {}

  /** All tables new and empty. */
  static void renew(DataSource data) {
    JdbcClient jdbc = JdbcClient.create(data);
    jdbc.sql("drop schema if exists chaos cascade").update();
    jdbc.sql("drop schema if exists actions cascade").update();
    Flyway.configure()
        .dataSource(data)
        .schemas("actions")
        .locations("classpath:db/migration/actions")
        .load()
        .migrate();
    jdbc.sql(WATCH).update();
  }
}
