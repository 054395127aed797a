package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.Registry;
import java.util.List;

/** The last words of a process with a bug: a stack trace, a panic or an abort, by exit code. */
final class CrashStories {

  private static final List<List<String>> EXCEPTIONS =
      List.of(
          List.of(
              "ERROR [main] %1$s failed to start",
              "java.lang.NullPointerException: Cannot invoke \"java.util.List.iterator()\" because"
                  + " \"rules\" is null",
              "\tat example.%1$s.PriceRules.compile(PriceRules.java:87)",
              "\tat example.%1$s.PriceRules.<init>(PriceRules.java:41)",
              "\tat example.%1$s.Application.main(Application.java:23)"),
          List.of(
              "ERROR [main] schema migration V42__split_address.sql failed",
              "java.sql.SQLSyntaxErrorException: column \"street_line_2\" of relation \"addresses\""
                  + " does not exist",
              "\tat example.%1$s.store.Migrations.apply(Migrations.java:118)",
              "\tat example.%1$s.Application.main(Application.java:31)",
              "ERROR [main] refusing to run on a half migrated schema, exiting"),
          List.of(
              "ERROR [main] unhandled exception while loading routes",
              "java.lang.IllegalStateException: two handlers for GET /%1$s/v2/status",
              "\tat example.%1$s.http.Router.add(Router.java:64)",
              "\tat example.%1$s.http.Router.load(Router.java:52)",
              "\tat example.%1$s.Application.main(Application.java:27)"));
  private static final List<List<String>> PANICS =
      List.of(
          List.of(
              "panic: runtime error: invalid memory address or nil pointer dereference",
              "[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x7a41c6]",
              "goroutine 1 [running]:",
              "main.(*server).loadTariffs(0x0, {0xc0000b4000, 0x1d})",
              "\t/src/%1$s/tariffs.go:73 +0x46"),
          List.of(
              "panic: assignment to entry in nil map",
              "goroutine 1 [running]:",
              "main.registerHandlers(0xc00011e000)",
              "\t/src/%1$s/handlers.go:58 +0x1f2",
              "main.main()",
              "\t/src/%1$s/main.go:34 +0x85"));
  private static final List<List<String>> ABORTS =
      List.of(
          List.of(
              "terminate called after throwing an instance of 'std::out_of_range'",
              "  what():  vector::_M_range_check: __n (which is 12) >= this->size() (which is 12)",
              "*** Aborted, see stack: %1$s::index::rebuild() index.cc:204"),
          List.of(
              "%1$s: pool.c:311: pool_grow: Assertion `pool->used <= pool->size' failed.",
              "*** Aborted"));

  private CrashStories() {}

  static List<String> of(String app, Registry.Exit exit) {
    List<List<String>> stories =
        switch (exit.code()) {
          case 2 -> PANICS;
          case 134 -> ABORTS;
          default -> EXCEPTIONS;
        };
    return stories.get(Math.floorMod(exit.seed(), stories.size())).stream()
        .map(line -> line.formatted(app))
        .toList();
  }
}
